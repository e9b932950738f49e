import { X } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { IconButton } from "~/ui/IconButton";
import { Input } from "~/ui/Input";
import type { Choice } from "../pick/Combobox";
import { EnrollmentPicker } from "../pick/EnrollmentPicker";
import { conversionText } from "./text";

/** One partner and the share as it is typed. */
export interface ShareDraft {
  readonly key: number;
  readonly enrollment: Choice | null;
  readonly share: string;
}

export interface AssignRowProps {
  row: ShareDraft;
  onChange: (next: Partial<ShareDraft>) => void;
  /** Absent for a row that must stay. */
  onRemove: (() => void) | undefined;
  /** What is wrong with it, once the form was sent. */
  problem: "choosePartner" | "twice" | "shareBad" | null;
}

/** A partner and its share. */
export function AssignRow({ row, onChange, onRemove, problem }: AssignRowProps) {
  const t = useText(conversionText);
  const name = row.enrollment?.label;
  const isShare = problem === "shareBad";
  return (
    <div className="grid grid-cols-[1fr_6.5rem_auto] items-start gap-2">
      <EnrollmentPicker
        label={t("partner")}
        value={row.enrollment}
        onChange={(enrollment) => onChange({ enrollment })}
        error={problem && !isShare ? t(problem) : undefined}
      />
      <Input
        label={<span className="whitespace-nowrap">{t("shareUnnamed")}</span>}
        aria-label={name ? t("sharePercent", { name }) : undefined}
        inputMode="decimal"
        suffix="%"
        value={row.share}
        onChange={(event) => onChange({ share: event.target.value })}
        error={isShare ? t(problem) : undefined}
      />
      {onRemove && (
        <IconButton
          className="mt-6"
          label={name ? t("removePartner", { name }) : t("remove")}
          icon={<X aria-hidden="true" className="size-4" />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
