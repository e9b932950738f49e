import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { StatementLanguage } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { useText } from "~/lib/i18n/language";
import { ButtonLink } from "~/ui/Button";
import { payoutsText } from "./text";

const DocumentsDocument = graphql(`
  fragment Documents on Payout {
    number
    pdf: statementUrl(format: PDF, language: $language)
    page: statementUrl(format: HTML, language: $language)
  }
`);

const languages: Record<Language, StatementLanguage> = { en: "EN", de: "DE" };

/** The language in which the person's statements are written: that of the screen. */
export const statementLanguage = (language: Language) => languages[language];

export interface DocumentsProps {
  payout: FragmentType<typeof DocumentsDocument>;
  /** As the buttons of a page; else short, for a row of a list. */
  isPage?: boolean;
}

/** The numbered document of a payout: as a file to keep, and as a page to read and print. */
export function Documents({ payout: ref, isPage }: DocumentsProps) {
  const { number, pdf, page } = readFragment(DocumentsDocument, ref);
  const t = useText(payoutsText);
  if (isPage) {
    return (
      <span className="flex flex-wrap gap-2 print:hidden">
        <ButtonLink look="primary" href={pdf} download>
          {t("pdf")}
        </ButtonLink>
        <ButtonLink href={page}>{t("page")}</ButtonLink>
      </span>
    );
  }
  const look =
    "relative z-1 inline-flex min-h-6 items-center text-accent-text hover:underline pointer-coarse:-my-2.5 pointer-coarse:min-h-11 pointer-coarse:px-2";
  return (
    <span className="flex flex-wrap gap-x-5 max-sm:justify-end pointer-coarse:-mx-2 pointer-coarse:gap-x-1">
      <a href={pdf} download aria-label={t("pdfOf", { number })} className={look}>
        {t("pdfShort")}
      </a>
      <a href={page} aria-label={t("pageOf", { number })} className={look}>
        {t("pageShort")}
      </a>
    </span>
  );
}
