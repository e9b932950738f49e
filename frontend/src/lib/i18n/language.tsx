import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { type Language, languages, type Message, type Say, sayIn, type Text } from "./catalogue";

const storageKey = "rapport.language";

interface LanguageState {
  readonly language: Language;
  /** Keeps the choice in this browser. The account's own setting is a mutation of its own. */
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState>({ language: "en", setLanguage: () => {} });

/** Narrows any text to a language we have, or null. */
function toLanguage(value: string | null | undefined): Language | null {
  const wanted = value?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? null;
}

/** The language to begin with: this browser's stored choice (which follows the account's), then the browser's own. */
export function firstLanguage(stored: string | null, preferred: readonly string[]): Language {
  return toLanguage(stored) ?? preferred.map(toLanguage).find((language) => language !== null) ?? "en";
}

/** Gives every component below its language. `initial` is for tests. */
export function LanguageProvider({ initial, children }: { initial?: Language; children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(
    () => initial ?? firstLanguage(localStorage.getItem(storageKey), navigator.languages),
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(
    () => ({
      language,
      setLanguage: (next: Language) => {
        localStorage.setItem(storageKey, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

/** The language now, and how to change it. */
export function useLanguage(): LanguageState {
  return use(LanguageContext);
}

/** Says the messages of `text` in the person's language: `const t = useText(text); t("saved")`. */
export function useText<E extends Record<string, Message>>(text: Text<E>): Say<E> {
  const { language } = useLanguage();
  return useMemo(() => sayIn(text, language), [text, language]);
}
