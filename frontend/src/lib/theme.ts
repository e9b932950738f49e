import { useEffect, useSyncExternalStore } from "react";
import { accentFor, defaultAccent } from "./accent";

/** What the person chose; "system" follows the device. */
export type Theme = "system" | "light" | "dark";

const storageKey = "rapport.theme";
const listeners = new Set<() => void>();

function stored(): Theme {
  const value = localStorage.getItem(storageKey);
  return value === "light" || value === "dark" ? value : "system";
}

/** Keeps the choice in this browser and shows it at once. */
export function setTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem(storageKey);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(storageKey, theme);
    document.documentElement.dataset.theme = theme;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The person's choice of theme, live. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, stored);
}

/** Colours the whole page in the program's accent, corrected for contrast in both themes. */
export function useAccent(color: string | undefined): void {
  useEffect(() => {
    const style = document.documentElement.style;
    for (const theme of ["light", "dark"] as const) {
      const accent = accentFor(color ?? defaultAccent, theme);
      style.setProperty(`--accent-fill-${theme}`, accent.fill);
      style.setProperty(`--accent-on-${theme}`, accent.onFill);
      style.setProperty(`--accent-text-${theme}`, accent.text);
    }
  }, [color]);
}
