import { defineText } from "~/lib/i18n/catalogue";

/** The words of the logo and of the door to the form. */
export const logoText = defineText({
  en: {
    programHint: "Landing pages show it beside the partner’s.",
    form: "Submission form",
    formNote:
      "The questions that partners answer when they submit a referral, and the introduction by e-mail.",
    toForm: "Open the form builder",
  },
  de: {
    programHint: "Landingpages zeigen es neben dem des Partners.",
    form: "Formular für Empfehlungen",
    formNote: "Die Fragen, die Partner beim Einreichen beantworten, und die Vorstellung per E-Mail.",
    toForm: "Formular bearbeiten",
  },
});
