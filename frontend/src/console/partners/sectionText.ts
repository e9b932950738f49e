import { defineText } from "~/lib/i18n/catalogue";

/** The parts of a partner's page, as a phone lists them. */
export const sectionText = defineText({
  en: {
    money: "Commissions and payouts",
    moneyNote: "What it earned last, what was paid, where to",
    links: "Links and codes",
    linksNote: "What it shares, and the clicks on it",
    merits: "Points, certifications, recruiting",
    meritsNote: "What counts for its tier beside revenue",
    terms: "Tier and terms",
    termsNote: "Where it stands, what is missing, what it is paid",
    about: "Partner",
    aboutNote: "Contact, legal details, notes, people",
  },
  de: {
    money: "Provisionen und Auszahlungen",
    moneyNote: "Was zuletzt verdient und gezahlt wurde, wohin",
    links: "Links und Codes",
    linksNote: "Was geteilt wird, und die Klicks darauf",
    merits: "Punkte, Zertifikate, Werbung",
    meritsNote: "Was neben Umsatz für die Stufe zählt",
    terms: "Stufe und Konditionen",
    termsNote: "Wo er steht, was fehlt, was gezahlt wird",
    about: "Partner",
    aboutNote: "Kontakt, Rechtliches, Notizen, Personen",
  },
});
