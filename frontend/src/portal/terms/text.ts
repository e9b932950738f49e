import { defineText } from "~/lib/i18n/catalogue";

/** The words of the terms. */
export const termsText = defineText({
  en: {
    title: "What you earn",
    back: "Earnings",
    toQuote: "What would I earn?",
    since: "In force since",
    newCustomers: "for customers who came since then",
    failed: "Your terms could not be loaded",
    empty: "No terms yet",
    emptyNote: "The program has not said yet what it pays. Ask its team.",
  },
  de: {
    title: "Was Sie verdienen",
    back: "Verdienst",
    toQuote: "Was würde ich verdienen?",
    since: "In Kraft seit",
    newCustomers: "für Kunden, die seither kamen",
    failed: "Ihre Konditionen konnten nicht geladen werden",
    empty: "Noch keine Konditionen",
    emptyNote: "Das Programm hat noch nicht gesagt, was es zahlt. Fragen Sie sein Team.",
  },
});
