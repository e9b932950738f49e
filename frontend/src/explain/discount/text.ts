import { defineText } from "~/lib/i18n/catalogue";

/** What a code gives the customer, in words. */
export const discountText = defineText({
  en: {
    off: "{what} off",
    once: "the customer’s first order",
    months: { one: "each order for # month", other: "each order for # months" },
    minimum: "from {amount}",
    until: "until {day}",
    ended: "ended {day}",
  },
  de: {
    off: "{what} Rabatt",
    once: "auf die erste Bestellung des Kunden",
    months: {
      one: "auf jede Bestellung # Monat lang",
      other: "auf jede Bestellung # Monate lang",
    },
    minimum: "ab {amount}",
    until: "bis {day}",
    ended: "endete am {day}",
  },
});
