import { defineText } from "~/lib/i18n/catalogue";

/** The words of the queue of conversions that nobody has credit for. */
export const queueText = defineText({
  en: {
    NO_TOUCH: "no click, code or referral is known",
    NO_ELIGIBLE_TOUCH: "no click, code or referral may count",
    INVALID_CREDITS: "the shares were not valid",
    OVERRIDDEN: "taken away by hand",
    select: "Select {id}",
    selectAll: "Select all on this page",
    selected: { one: "# selected", other: "# selected" },
    unselect: "Clear selection",
    open: "Assign to a partner",
    title: {
      one: "Who shall have credit for # conversion?",
      other: "Who shall have credit for # conversions?",
    },
    note: "Each gets the same shares. Commissions are computed at once. Either all are assigned or none.",
    assign: { one: "Assign # conversion: {amounts}", other: "Assign # conversions: {amounts}" },
    done: { one: "# conversion assigned", other: "# conversions assigned" },
  },
  de: {
    NO_TOUCH: "kein Klick, kein Code und keine Empfehlung ist bekannt",
    NO_ELIGIBLE_TOUCH: "kein Klick, kein Code und keine Empfehlung darf zählen",
    INVALID_CREDITS: "die Anteile waren nicht gültig",
    OVERRIDDEN: "von Hand weggenommen",
    select: "{id} auswählen",
    selectAll: "Alle auf dieser Seite auswählen",
    selected: { one: "# ausgewählt", other: "# ausgewählt" },
    unselect: "Auswahl aufheben",
    open: "Einem Partner zuordnen",
    title: {
      one: "Wem soll # Conversion gutgeschrieben sein?",
      other: "Wem sollen # Conversions gutgeschrieben sein?",
    },
    note: "Jede bekommt dieselben Anteile. Die Provisionen werden sofort berechnet. Entweder alle werden zugeordnet oder keine.",
    assign: { one: "# Conversion zuordnen: {amounts}", other: "# Conversions zuordnen: {amounts}" },
    done: { one: "# Conversion zugeordnet", other: "# Conversions zugeordnet" },
  },
});
