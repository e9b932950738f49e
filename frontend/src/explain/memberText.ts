import { defineText } from "~/lib/i18n/catalogue";

/** The words of an explanation that members of the organization read: it speaks to partners, and to members of them. */
export const memberText = defineText({
  en: {
    bracketsREVENUE: "“{name}” pays for each “{event}” by the revenue that a partner brings {per}: {list}.",
    nextHandedOver: "It is the partner’s. Your team hands it over.",
    nextReturned: "It is taken off what the partner is given.",
    inReview: "Stopped by a fraud rule. It goes on when its fraud review is decided.",
    rulesBroken: "Rejected: its fraud review confirmed fraud. It will not be paid.",
    recruitedSomebody: "a recruited partner",
    recruitTerms: "“{name}” pays recruiters {percentage} of what the partners they recruited earn.",
  },
  de: {
    bracketsREVENUE: "„{name}“ zahlt je „{event}“ nach dem Umsatz, den ein Partner {per} bringt: {list}.",
    nextHandedOver: "Es gehört dem Partner. Ihr Team übergibt es.",
    nextReturned: "Es wird von dem abgezogen, was der Partner bekommt.",
    inReview: "Von einer Betrugsregel angehalten. Es geht weiter, wenn die Betrugsprüfung entschieden ist.",
    rulesBroken: "Abgelehnt: Die Betrugsprüfung hat Betrug bestätigt. Es wird nicht bezahlt.",
    recruitedSomebody: "ein geworbener Partner",
    recruitTerms:
      "„{name}“ zahlt Werbenden {percentage} von dem, was die von ihnen geworbenen Partner verdienen.",
  },
});
