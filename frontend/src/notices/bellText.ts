import { defineText } from "~/lib/i18n/catalogue";

/** The one sentence of the bell, apart from the rest: every page loads it. */
export const bellText = defineText({
  en: { bell: "Notifications, {number} unread", quiet: "Notifications" },
  de: { bell: "Mitteilungen, {number} ungelesen", quiet: "Mitteilungen" },
});
