import { defineText } from "~/lib/i18n/catalogue";

/** The words of what open referrals may bring. */
export const forecastText = defineText({
  en: {
    note: "What your accepted, open referrals may be worth, by the month in which they may be won. It is their value, not what you earn.",
    failed: "The forecast could not be loaded",
    none: "Nothing to forecast yet",
    noneNote:
      "As soon as the program’s team accepts one of your referrals, it counts here. Say what it may be worth and when when you submit it.",
    toAll: "All referrals",
    month: "May be won",
    OVERDUE: "Day has passed",
    UNKNOWN: "No day known",
    referrals: "Referrals",
    unvalued: { one: "# without a value", other: "# without a value" },
    worth: "Value",
    weighted: "Weighted",
    total: "All open",
    formula:
      "Weighted: the value of each referral times the chance of its stage, added up exactly and rounded once. Days are those of {zone}.",
    chances: "Chance by stage: {list}.",
    chance: "{stage} {chance}",
    chart: "Weighted value by month, {currency}",
    cycle: "How long it took",
    cycleNone: "None of your referrals was won in this time.",
    won: { one: "# won", other: "# won" },
    half: "Half of them within {days} days",
  },
  de: {
    note: "Was Ihre angenommenen, offenen Empfehlungen wert sein können, nach dem Monat des möglichen Abschlusses. Es ist ihr Wert, nicht Ihr Verdienst.",
    failed: "Die Prognose konnte nicht geladen werden",
    none: "Noch nichts vorherzusagen",
    noneNote:
      "Sobald das Team des Programms eine Ihrer Empfehlungen annimmt, zählt sie hier. Sagen Sie beim Einreichen, was sie wert sein kann und wann.",
    toAll: "Alle Empfehlungen",
    month: "Möglicher Abschluss",
    OVERDUE: "Tag vorbei",
    UNKNOWN: "Kein Tag bekannt",
    referrals: "Empfehlungen",
    unvalued: { one: "# ohne Wert", other: "# ohne Wert" },
    worth: "Wert",
    weighted: "Gewichtet",
    total: "Alle offenen",
    formula:
      "Gewichtet: der Wert jeder Empfehlung mal der Chance ihrer Phase, genau addiert und einmal gerundet. Tage nach {zone}.",
    chances: "Chance je Phase: {list}.",
    chance: "{stage} {chance}",
    chart: "Gewichteter Wert nach Monat, {currency}",
    cycle: "Wie lange es dauerte",
    cycleNone: "In dieser Zeit wurde keine Ihrer Empfehlungen gewonnen.",
    won: { one: "# gewonnen", other: "# gewonnen" },
    half: "Die Hälfte davon binnen {days} Tagen",
  },
});
