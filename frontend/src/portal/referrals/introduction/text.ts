import { defineText } from "~/lib/i18n/catalogue";

/** The words of introducing a prospect by mail. */
export const introductionText = defineText({
  en: {
    title: "Introduce by e-mail",
    note: "A mail from you opens doors: the text is ready, you send it from your own mailbox.",
    open: "Write the introduction",
    dialogNote: "Change what you like. It is sent by you, from your own mail program.",
    failed: "The text could not be loaded",
    to: "To",
    toNone: "No address is known; choose it in your mail program.",
    cc: "Copy to",
    subject: "Subject",
    text: "Text",
    copy: "Copy the text",
    copied: "Copied",
    mail: "Open in my mail program",
  },
  de: {
    title: "Per E-Mail vorstellen",
    note: "Eine Mail von Ihnen öffnet Türen: der Text ist fertig, Sie senden ihn aus dem eigenen Postfach.",
    open: "Vorstellung schreiben",
    dialogNote: "Ändern Sie, was Sie möchten. Gesendet wird von Ihnen, mit Ihrem eigenen Mailprogramm.",
    failed: "Der Text konnte nicht geladen werden",
    to: "An",
    toNone: "Es ist keine Adresse bekannt; wählen Sie sie im Mailprogramm.",
    cc: "Kopie an",
    subject: "Betreff",
    text: "Text",
    copy: "Text kopieren",
    copied: "Kopiert",
    mail: "Im Mailprogramm öffnen",
  },
});
