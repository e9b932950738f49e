import { defineText } from "~/lib/i18n/catalogue";

/** The words of the fields that choose one row of many. */
export const pickText = defineText({
  en: {
    noPartner: "No approved partner is called so",
    noLink: "No link is called so",
  },
  de: {
    noPartner: "Kein aufgenommener Partner heißt so",
    noLink: "Kein Link heißt so",
  },
});
