import { type Discount, discountWords } from "~/explain/discount/discount";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useProgram } from "../program";
import { conversionText } from "./text";

interface CodeWordsProps {
  /** As the conversion carried it. */
  word: string;
  /** As the program has it; null if it has none. */
  known?:
    | {
        readonly enrollment: { readonly id: string; readonly partner: { readonly name: string } };
        readonly discount?: Discount | null | undefined;
      }
    | null
    | undefined;
}

/** The code that a conversion carried: whose it is, and what the customer gets by it. */
export function CodeWords({ word, known }: CodeWordsProps) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  return (
    <>
      <span className="font-mono wrap-anywhere">{word}</span>
      <span className="block text-sm text-muted">
        {known ? (
          <a
            className="text-accent-text underline"
            href={href({
              to: "/console/$programId/partners/$enrollmentId",
              params: { programId, enrollmentId: known.enrollment.id },
            })}
          >
            {t("codeOf", { name: known.enrollment.partner.name })}
          </a>
        ) : (
          t("codeUnknown")
        )}
        {known?.discount && `, ${t("codeGave", { what: discountWords(known.discount, language) })}`}
      </span>
    </>
  );
}
