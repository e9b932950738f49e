import { defineText } from "~/lib/i18n/catalogue";

/** The words of the home's first view: the answer and the figures. */
export const homeText = defineText({
  en: {
    title: "Overview",
    toQuote: "What would I earn?",
    failed: "Your figures could not be loaded",
    suspendedTitle: "Your membership is paused",
    suspendedNote: "New clicks do not count for now. What you have earned stays yours.",
    bannedTitle: "Your membership has ended",
    bannedNote: "Nothing new is credited, and nothing is paid out.",
    nothingYet: "Nothing earned yet. Share your link, and the first click shows here.",
    nextPaid: "Your next payout is {amount}, planned for {day}.",
    nextBELOW_MINIMUM:
      "{amount} is due on {day}. That is less than is paid out at once, so it waits for more.",
    nextNO_METHOD: "{amount} is due on {day}. Say where the money should go, and it is paid.",
    nextBANNED: "{amount} is not paid out, because your membership has ended.",
    nextNEGATIVE_BALANCE:
      "More was taken back than earned: {amount}. It is set off against what you earn next.",
    nextTAX_FORM_REQUIRED: "{amount} is due on {day}. It is paid once the program’s team has your tax form.",
    nextFRAUD_REVIEW: "{amount} is due on {day}. It is paid once the program’s team has finished a review.",
    nextOther: "{amount} is due on {day}, but it cannot be paid then.",
    noneDue: "Nothing is due yet.",
    noneDueHeld: "{amount} is held. It becomes payable once the program’s team approves it.",
    addMethod: "Add payout method",
    toTaxForm: "What to do",
    payable: "Payable",
    payableNote: "Approved and not yet in a payout",
    held: "Held",
    heldNote: "Earned, and waiting for the end of the hold",
    earned: "Earned in all",
    earnedNote: "Held, payable, in payout and paid",
    month: "Earned this month",
    now: "now",
    allTime: "all time",
  },
  de: {
    title: "Überblick",
    toQuote: "Was würde ich verdienen?",
    failed: "Ihre Zahlen konnten nicht geladen werden",
    suspendedTitle: "Ihre Teilnahme ruht",
    suspendedNote: "Neue Klicks zählen vorerst nicht. Was Sie verdient haben, bleibt Ihres.",
    bannedTitle: "Ihre Teilnahme ist beendet",
    bannedNote: "Nichts Neues wird zugerechnet, und nichts wird ausgezahlt.",
    nothingYet: "Noch nichts verdient. Teilen Sie Ihren Link; der erste Klick erscheint hier.",
    nextPaid: "Ihre nächste Auszahlung ist {amount}, geplant für den {day}.",
    nextBELOW_MINIMUM:
      "{amount} sind am {day} fällig. Das ist weniger, als auf einmal ausgezahlt wird; es wartet auf mehr.",
    nextNO_METHOD: "{amount} sind am {day} fällig. Sagen Sie, wohin das Geld soll, dann wird gezahlt.",
    nextBANNED: "{amount} werden nicht ausgezahlt, weil Ihre Teilnahme beendet ist.",
    nextNEGATIVE_BALANCE:
      "Es wurde mehr zurückgenommen als verdient: {amount}. Es wird mit dem verrechnet, was Sie als Nächstes verdienen.",
    nextTAX_FORM_REQUIRED:
      "{amount} sind am {day} fällig. Gezahlt wird, sobald das Team des Programms Ihr Steuerformular hat.",
    nextFRAUD_REVIEW:
      "{amount} sind am {day} fällig. Gezahlt wird, sobald das Team des Programms eine Prüfung beendet hat.",
    nextOther: "{amount} sind am {day} fällig, können dann aber nicht gezahlt werden.",
    noneDue: "Noch ist nichts fällig.",
    noneDueHeld:
      "{amount} sind in der Wartefrist. Auszahlbar wird es, sobald das Team des Programms zustimmt.",
    addMethod: "Zahlungsweg angeben",
    toTaxForm: "Was zu tun ist",
    payable: "Auszahlbar",
    payableNote: "Bestätigt und noch in keiner Auszahlung",
    held: "In der Wartefrist",
    heldNote: "Verdient; die Wartefrist läuft noch",
    earned: "Insgesamt verdient",
    earnedNote: "Wartefrist, auszahlbar, in Auszahlung und bezahlt",
    month: "Diesen Monat verdient",
    now: "jetzt",
    allTime: "von Anfang an",
  },
});
