import { useText } from "~/lib/i18n/language";
import { uiText } from "./text";

/** The id of the element that the skip link jumps to. */
export const mainId = "main";

/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  const t = useText(uiText);
  return (
    <a
      href={`#${mainId}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2"
    >
      {t("skip")}
    </a>
  );
}
