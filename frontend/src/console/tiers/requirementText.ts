import { defineText } from "~/lib/i18n/catalogue";

/** The words about what tiers ask for. */
export const requirementText = defineText({
  en: {
    "window.CALENDAR_MONTH": "in the calendar month",
    "window.CALENDAR_QUARTER": "in the calendar quarter",
    "window.CALENDAR_YEAR": "in the calendar year",
    "window.LIFETIME": "since the beginning",
    ACTIVE_CUSTOMERS: "Active customers",
    atLeast: "{what}: at least {number}",
    atMost: "{what}: at most {number}",
    CONVERSION_RATE: "Sales per click",
    CONVERSIONS: "Conversions",
    conversionsOf: "Conversions “{type}”",
    NET_REVENUE: "Net revenue",
    REFUND_RATE_AT_MOST: "Refunded part of the revenue",
    rolling: { one: "in the last day", other: "in the last # days" },
    TENURE_DAYS: "Days as a partner",
    WON_REFERRALS: "Won referrals",
  },
  de: {
    "window.CALENDAR_MONTH": "im Kalendermonat",
    "window.CALENDAR_QUARTER": "im Kalenderquartal",
    "window.CALENDAR_YEAR": "im Kalenderjahr",
    "window.LIFETIME": "seit Beginn",
    ACTIVE_CUSTOMERS: "Aktive Kunden",
    atLeast: "{what}: mindestens {number}",
    atMost: "{what}: höchstens {number}",
    CONVERSION_RATE: "Verkäufe je Klick",
    CONVERSIONS: "Conversions",
    conversionsOf: "Conversions „{type}“",
    NET_REVENUE: "Nettoumsatz",
    REFUND_RATE_AT_MOST: "Erstatteter Teil des Umsatzes",
    rolling: { one: "am letzten Tag", other: "in den letzten # Tagen" },
    TENURE_DAYS: "Tage als Partner",
    WON_REFERRALS: "Gewonnene Empfehlungen",
  },
});
