import { Search } from "lucide-react";
import { useRef } from "react";
import { useText } from "~/lib/i18n/language";
import { useSearchKey } from "./shortcuts";
import { uiText } from "./text";

/** The search of a list; "/" jumps to it. Submits with Enter, so that each search is an address and not a keystroke. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (words: string) => void;
}) {
  const t = useText(uiText);
  const field = useRef<HTMLInputElement>(null);
  useSearchKey(field);
  return (
    <form
      className="relative w-full sm:w-64"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(field.current?.value.trim() ?? "");
      }}
    >
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        ref={field}
        key={value}
        type="search"
        aria-label={label}
        placeholder={`${t("search")}  /`}
        defaultValue={value}
        className="field-box pl-8"
      />
    </form>
  );
}
