import { describe, expect, it } from "vitest";
import { type Message, paramsOf } from "~/lib/i18n/catalogue";
import { noWords, type Speaker, sayOf } from "../speaker";
import { tellOf } from "../tell";
import { termText } from "../termText";
import { explainText } from "../text";
import { forecastText } from "./text";

const speaker: Speaker = { language: "en", zone: "UTC", words: noWords, mood: forecastText };

describe("the words for what has not happened", () => {
  it("each stand in for one of the explanation's, with the same parameters", () => {
    const told: Record<string, Message> = { ...termText.en, ...explainText.en };
    for (const [key, message] of Object.entries<Message>(forecastText.en)) {
      expect([key, key in told]).toEqual([key, true]);
      expect([key, ...paramsOf(message)]).toEqual([key, ...paramsOf(told[key] as Message)]);
    }
  });

  it("are said where there are any, and the rest as ever", () => {
    expect(sayOf(speaker)("unpaidCONDITIONS")).toBe("It would not pay: the conditions do not hold.");
    expect(sayOf({ ...speaker, mood: undefined })("unpaidCONDITIONS")).toMatch(/^It did not pay/);
    expect(sayOf(speaker)("conditions")).toBe("Conditions");
    expect(tellOf(speaker)("numberPays", { after: 3, period: "in 2026", pay: "€5.00" })).toBe(
      "This would be number 3 in 2026, so it would earn €5.00.",
    );
  });
});
