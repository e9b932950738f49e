import { defineText } from "~/lib/i18n/catalogue";

/** What can be wrong with a line of a file of rates, by column and code. */
export const mistakeText = defineText({
  en: {
    "column.currency": "currency",
    "column.day": "day",
    "column.rate": "rate",
    "column.source": "source",
    "line.INVALID": "This line does not have as many columns as the first.",
    "currency.INVALID": "This is not an ISO 4217 currency code, such as USD.",
    "currency.CURRENCY_MISMATCH": "The program is in this currency itself and needs no rate for it.",
    "day.INVALID": "Write a calendar day such as 2026-01-31.",
    "day.TAKEN": "This currency has a rate for this day already in the file.",
    "day.TOO_LARGE": "The day is in the future.",
    "rate.BLANK": "Give the rate.",
    "rate.TOO_SMALL": "A rate is above 0.",
    "rate.INVALID":
      "Write a plain decimal number with at most 12 digits before and 10 after the point, such as 0.9215.",
    "rate.IN_USE":
      "Conversions were converted by another rate of that day, and what was recorded never changes. Give a rate for a later day.",
    "source.TOO_LONG": "The source is too long.",
  },
  de: {
    "column.currency": "currency (Währung)",
    "column.day": "day (Tag)",
    "column.rate": "rate (Kurs)",
    "column.source": "source (Quelle)",
    "line.INVALID": "Diese Zeile hat nicht so viele Spalten wie die erste.",
    "currency.INVALID": "Das ist kein Währungscode nach ISO 4217, wie etwa USD.",
    "currency.CURRENCY_MISMATCH": "Das Programm ist selbst in dieser Währung und braucht keinen Kurs dafür.",
    "day.INVALID": "Schreiben Sie einen Kalendertag wie 2026-01-31.",
    "day.TAKEN": "Für diesen Tag hat die Währung in der Datei schon einen Kurs.",
    "day.TOO_LARGE": "Der Tag liegt in der Zukunft.",
    "rate.BLANK": "Hier fehlt der Kurs.",
    "rate.TOO_SMALL": "Ein Kurs ist größer als 0.",
    "rate.INVALID":
      "Schreiben Sie eine einfache Zahl mit höchstens 12 Stellen vor und 10 nach dem Komma, wie 0,9215.",
    "rate.IN_USE":
      "Mit einem anderen Kurs dieses Tages wurde schon umgerechnet, und was erfasst ist, ändert sich nicht. Geben Sie einen Kurs für einen späteren Tag an.",
    "source.TOO_LONG": "Die Quelle ist zu lang.",
  },
});
