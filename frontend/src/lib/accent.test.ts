import { describe, expect, it } from "vitest";
import { accentFor, contrast, defaultAccent } from "./accent";

const colours = [
  "#000000",
  "#ffffff",
  "#ffff00",
  "#00ff00",
  "#ff0000",
  "#1f4fd8",
  "#777777",
  "#ff7a59",
  "#0b0b3b",
  "#e0e0ff",
  "#767676",
];
const worst = { light: "#eef0f4", dark: "#252930" } as const;

describe("accentFor", () => {
  it.each(colours.flatMap((color) => (["light", "dark"] as const).map((theme) => [color, theme] as const)))(
    "%s can be read in %s",
    (color, theme) => {
      const accent = accentFor(color, theme);
      expect(contrast(accent.onFill, accent.fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.text, worst[theme])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.fill, worst[theme])).toBeGreaterThanOrEqual(3);
    },
  );
  it("can be read on its own soft tint", () => {
    // The tint of #1f7a8c on white, as Chromium mixes it.
    expect(contrast(accentFor("#1f7a8c", "light").text, "#e5eef1")).toBeGreaterThanOrEqual(4.5);
  });
  it("keeps a colour that is good enough", () => {
    expect(accentFor("#1f4fd8", "light")).toEqual({ fill: "#1f4fd8", onFill: "#ffffff", text: "#1f4fd8" });
  });
  it("falls back for what is not a colour", () => {
    expect(accentFor("red; }", "light")).toEqual(accentFor(defaultAccent, "light"));
  });
});
