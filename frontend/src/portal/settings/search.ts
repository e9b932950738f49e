import { choiceParam } from "~/lib/search";

/** The parts of the settings. */
export const settingsTabs = ["profile", "company", "legal", "team", "notifications", "seats"] as const;
export type SettingsTab = (typeof settingsTabs)[number];

/** Which part is open; the first when none is named. */
export function settingsSearch(raw: Record<string, unknown>): { tab?: SettingsTab } {
  return { tab: choiceParam(raw, "tab", settingsTabs) };
}
