import { LogOut } from "lucide-react";
import type { Language } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { setTheme, useTheme } from "~/lib/theme";
import { Menu, type MenuGroup, type MenuProps } from "./Menu";
import { uiText } from "./text";

export interface UserMenuProps {
  trigger: MenuProps["trigger"];
  /** Name and address of the person, the menu's first heading. */
  name: string;
  /** Places and things of the tree itself, above theme and language (seats, settings). */
  groups?: readonly MenuGroup[];
  signOut: { label: string; onSelect: () => void };
  /** Called beside the change here, so that the account can keep it too. */
  onLanguage?: (language: Language) => void;
}

/** The person's own menu: settings of the tree, theme, language, sign out. */
export function UserMenu({ trigger, name, groups = [], signOut, onLanguage }: UserMenuProps) {
  const t = useText(uiText);
  const theme = useTheme();
  const { language, setLanguage } = useLanguage();
  const choose = (next: Language) => {
    setLanguage(next);
    onLanguage?.(next);
  };
  const all: MenuGroup[] = [
    ...groups.map((group, index) => (index === 0 ? { title: name, ...group } : group)),
    {
      title: t("theme"),
      items: [
        { label: t("themeSystem"), checked: theme === "system", onSelect: () => setTheme("system") },
        { label: t("themeLight"), checked: theme === "light", onSelect: () => setTheme("light") },
        { label: t("themeDark"), checked: theme === "dark", onSelect: () => setTheme("dark") },
      ],
    },
    {
      title: t("language"),
      items: [
        { label: "English", checked: language === "en", onSelect: () => choose("en") },
        { label: "Deutsch", checked: language === "de", onSelect: () => choose("de") },
      ],
    },
    { items: [{ label: signOut.label, onSelect: signOut.onSelect, icon: <LogOut aria-hidden="true" /> }] },
  ];
  return <Menu trigger={trigger} groups={all} />;
}
