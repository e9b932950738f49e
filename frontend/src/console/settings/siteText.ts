import { defineText } from "~/lib/i18n/catalogue";

/** The words of the settings of the script on the program's site. */
export const siteText = defineText({
  en: {
    title: "Visitors’ consent",
    note: "What the script on your site may keep in a visitor’s browser: two ids that say which partner sent them, for as long as a click counts. A browser’s “do not track me” signal (Global Privacy Control) is always respected.",
    mode: "When it keeps them",
    "mode.NONE": "At once",
    "modeHint.NONE": "Most conversions find their partner. For programs that need no consent.",
    "mode.ASK": "After the visitor agrees",
    "modeHint.ASK":
      "Nothing is kept until your consent tool calls rapport.consent(true), or the visitor says yes to our small bar.",
    "mode.NEVER": "Never",
    "modeHint.NEVER":
      "Every visit counts, but the ids are known on the page of arrival only: later purchases need a code or your server.",
    example: "How to put the script on your site",
  },
  de: {
    title: "Einwilligung der Besucher",
    note: "Was das Skript auf Ihrer Seite im Browser eines Besuchers behalten darf: zwei Kennungen, die sagen, welcher Partner ihn schickte, so lange, wie ein Klick zählt. Das „Nicht verfolgen“-Signal eines Browsers (Global Privacy Control) wird immer geachtet.",
    mode: "Wann es sie behält",
    "mode.NONE": "Sofort",
    "modeHint.NONE":
      "Die meisten Conversions finden ihren Partner. Für Programme, die keine Einwilligung brauchen.",
    "mode.ASK": "Nach der Einwilligung",
    "modeHint.ASK":
      "Nichts wird behalten, bis Ihr Einwilligungs-Werkzeug rapport.consent(true) aufruft oder der Besucher unserer kleinen Leiste zustimmt.",
    "mode.NEVER": "Nie",
    "modeHint.NEVER":
      "Jeder Besuch zählt, doch die Kennungen sind nur auf der Seite der Ankunft bekannt: Spätere Käufe brauchen einen Code oder Ihren Server.",
    example: "So kommt das Skript auf Ihre Seite",
  },
});
