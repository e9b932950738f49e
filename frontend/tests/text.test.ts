import { describe, expect, it } from "vitest";
import { languages, type Message, paramsOf, type Text } from "~/lib/i18n/catalogue";

type Words = Record<string, Message>;
const modules = import.meta.glob<Record<string, Text<Words>>>("../src/**/text.ts", { eager: true });
const catalogues = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module).map(([name, text]) => [`${file} ${name}`, text] as const),
);

describe("the words of the app", () => {
  it("are found", () => {
    expect(catalogues.length).toBeGreaterThan(4);
  });

  it.each(catalogues)("%s has the same keys in every language", (_name, text) => {
    for (const language of languages)
      expect(Object.keys(text[language]).sort()).toEqual(Object.keys(text.en).sort());
  });

  it.each(catalogues)("%s uses the same parameters in every language", (_name, text) => {
    for (const [key, message] of Object.entries(text.en)) {
      for (const language of languages) {
        expect([key, ...paramsOf(text[language][key] as Message)]).toEqual([key, ...paramsOf(message)]);
      }
    }
  });

  it.each(catalogues)("%s leaves no message empty", (_name, text) => {
    for (const language of languages) {
      for (const [key, message] of Object.entries<Message>(text[language])) {
        const words = typeof message === "string" ? [message] : [message.one, message.other];
        expect([key, words.every((word) => word.trim() !== "")]).toEqual([key, true]);
      }
    }
  });
});
