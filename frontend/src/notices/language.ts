import type { MailLanguage } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";

/** The language of the screen as the API names it. */
export const mailLanguage = (language: Language): MailLanguage => (language === "de" ? "DE" : "EN");
