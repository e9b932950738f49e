import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { listText } from "./text";

/** The filters of a list, side by side; `onClear` is given while any is set. */
export function FilterBar({ children, onClear }: { children: ReactNode; onClear: (() => void) | undefined }) {
  const t = useText(listText);
  return (
    <search
      aria-label={t("filters")}
      className="grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap [&>form]:col-span-2"
    >
      {children}
      {onClear && (
        <Button look="quiet" icon={<X aria-hidden="true" className="size-4" />} onClick={onClear}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}

export interface FilterSelectProps {
  label: string;
  /** The choice in force; "" for all. */
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  /** What "" is called; the label and "All" if absent. */
  all?: string;
  onChange: (value: string) => void;
}

/** One filter of a few choices. */
export function FilterSelect({ label, value, options, all, onChange }: FilterSelectProps) {
  const t = useText(listText);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="field-box min-w-0 pr-8 sm:w-auto sm:max-w-64"
    >
      <option value="">{all ?? `${label}: ${t("all")}`}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
