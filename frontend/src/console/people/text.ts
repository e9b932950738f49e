import { defineText } from "~/lib/i18n/catalogue";

/** What those are called who did something and are no person. */
export const peopleText = defineText({
  en: { system: "Rapport, by itself" },
  de: { system: "Rapport, von selbst" },
});
