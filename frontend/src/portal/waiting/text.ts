import { defineText } from "~/lib/i18n/catalogue";

/** The words before a membership begins. */
export const waitingText = defineText({
  en: {
    appliedTitle: "We look at your application",
    appliedNote: "{program} decides soon, and you are told by mail. There is nothing you have to do.",
    appliedOn: "You applied on",
    yourMessage: "What you wrote",
    rejectedTitle: "Your application was declined",
    rejectedReason: "The reason {organization} gave:",
    rejectedNote: "{organization} gave no reason. Write to them if you want to know more.",
  },
  de: {
    appliedTitle: "Wir sehen uns Ihre Bewerbung an",
    appliedNote: "{program} entscheidet bald, und Sie hören per E-Mail davon. Sie müssen nichts weiter tun.",
    appliedOn: "Beworben am",
    yourMessage: "Was Sie geschrieben haben",
    rejectedTitle: "Ihre Bewerbung wurde abgelehnt",
    rejectedReason: "Der Grund, den {organization} nennt:",
    rejectedNote: "{organization} nennt keinen Grund. Schreiben Sie ihnen, wenn Sie mehr wissen möchten.",
  },
});
