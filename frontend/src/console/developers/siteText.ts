import { defineText } from "~/lib/i18n/catalogue";

/** The words of connecting the vendor's site. */
export const siteText = defineText({
  en: {
    snippet: "Script for your pages",
    "mode.NONE": "It keeps its ids at once.",
    "mode.ASK":
      "It keeps its ids after the visitor agrees; until then they are known on the page of arrival only.",
    "mode.NEVER": "It never keeps its ids: they are known on the page of arrival only.",
    change: "Change that in the settings",
    form: "A form that carries the ids to your server",
    app: "In a single-page app, call rapport.page() after a route whose address may carry a code.",
    failed: "The script for your pages could not be loaded",

    title: "Let pages report, if your server cannot",
    note: "A page in a browser can be anybody’s. So it may report only what your server signed with a secret of this program, within the hour, from the program’s site or an allowed host. Who has credit already keeps it.",
    off: "Pages may not report.",
    since: "Pages may report since {day}.",
    make: "Let pages report",
    renew: "New secret",
    remove: "End it",
    secretTitle: "Copy the secret now",
    secretNote:
      "It is shown this once and belongs on your server only: whoever has it may record conversions.",
    secret: "Page secret",
    done: "I have copied it",
    renewTitle: "Make a new secret?",
    renewEffect: "What is signed with the old one is refused at once.",
    removeTitle: "End reports of pages?",
    removeEffect: "What pages report is refused at once. What they reported stays.",
    removed: "Pages may report no more",
    sign: "On your server",
    report: "On your page",

    codes: "Ask what a code gives",
    codesNote:
      "At the checkout your shop asks with an API key that may record conversions. It takes the discount off itself and sends the code with the conversion, whose amount is after the discount.",
    codesCurl: "Example of a question",
  },
  de: {
    snippet: "Skript für Ihre Seiten",
    "mode.NONE": "Es behält seine Kennungen sofort.",
    "mode.ASK":
      "Es behält seine Kennungen, wenn der Besucher zugestimmt hat; bis dahin sind sie nur auf der Seite der Ankunft bekannt.",
    "mode.NEVER": "Es behält seine Kennungen nie: Sie sind nur auf der Seite der Ankunft bekannt.",
    change: "In den Einstellungen ändern",
    form: "Ein Formular, das die Kennungen zu Ihrem Server bringt",
    app: "In einer Single-Page-App rufen Sie rapport.page() auf, wenn die Adresse einer Route einen Code tragen kann.",
    failed: "Das Skript für Ihre Seiten konnte nicht geladen werden",

    title: "Seiten melden lassen, wenn Ihr Server es nicht kann",
    note: "Eine Seite im Browser kann jedem gehören. Deshalb darf sie nur melden, was Ihr Server mit einem Schlüssel dieses Programms unterschrieben hat, binnen einer Stunde, von der Seite des Programms oder einem erlaubten Host. Wer schon Anspruch hat, behält ihn.",
    off: "Seiten dürfen nicht melden.",
    since: "Seiten dürfen seit {day} melden.",
    make: "Seiten melden lassen",
    renew: "Neuer Schlüssel",
    remove: "Beenden",
    secretTitle: "Kopieren Sie den Schlüssel jetzt",
    secretNote:
      "Er wird nur dieses eine Mal gezeigt und gehört nur auf Ihren Server: Wer ihn hat, darf Conversions erfassen.",
    secret: "Seitenschlüssel",
    done: "Ich habe ihn kopiert",
    renewTitle: "Einen neuen Schlüssel anlegen?",
    renewEffect: "Was mit dem alten unterschrieben ist, wird sofort abgewiesen.",
    removeTitle: "Meldungen von Seiten beenden?",
    removeEffect: "Was Seiten melden, wird sofort abgewiesen. Was sie gemeldet haben, bleibt.",
    removed: "Seiten dürfen nicht mehr melden",
    sign: "Auf Ihrem Server",
    report: "Auf Ihrer Seite",

    codes: "Fragen, was ein Code bringt",
    codesNote:
      "An der Kasse fragt Ihr Shop mit einem API-Schlüssel, der Conversions erfassen darf. Er zieht den Rabatt selbst ab und sendet den Code mit der Conversion, deren Betrag nach dem Rabatt ist.",
    codesCurl: "Beispiel einer Frage",
  },
});
