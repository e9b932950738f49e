import { defineText } from "~/lib/i18n/catalogue";

/** The words about who would move if a tier were changed. */
export const previewText = defineText({
  en: {
    title: "Who would move",
    lead: "If you save this:",
    up: { one: "# would move up", other: "# would move up" },
    down: { one: "# down", other: "# down" },
    nobody: "nobody would move",
    counting: "Counting who would move…",
    open: "Who would move is counted as soon as every requirement is complete.",
    failed: "Not counted.",
    retry: "Count again",
    who: "Who they are",
    upTo: "Up to {tier}, at once",
    downTo: "Down to {tier}",
    downNote: "They come down at the next review, after its grace, if nothing changes until then.",
    more: { one: "and # more", other: "and # more" },
  },
  de: {
    title: "Wer wechseln würde",
    lead: "Wenn Sie das speichern:",
    up: { one: "# würde aufsteigen", other: "# würden aufsteigen" },
    down: { one: "# absteigen", other: "# absteigen" },
    nobody: "niemand würde wechseln",
    counting: "Es wird gezählt, wer wechseln würde …",
    open: "Wer wechseln würde, wird gezählt, sobald jede Anforderung vollständig ist.",
    failed: "Nicht gezählt.",
    retry: "Noch einmal zählen",
    who: "Wer das ist",
    upTo: "Sofort auf {tier}",
    downTo: "Hinab auf {tier}",
    downNote:
      "Sie steigen bei der nächsten Prüfung ab, nach deren Schonfrist, wenn sich bis dahin nichts ändert.",
    more: { one: "und # weiterer", other: "und # weitere" },
  },
});
