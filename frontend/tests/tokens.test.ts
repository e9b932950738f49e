import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { contrast } from "~/lib/accent";

const css = readFileSync(resolve(import.meta.dirname, "../src/tokens.css"), "utf8");

/** The value of a token in one theme. */
function token(name: string, theme: "light" | "dark"): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  return match?.[theme === "light" ? 1 : 2] ?? "";
}

const words = ["ink", "muted", "good", "warn", "bad"];
const surfaces = ["page", "surface", "sunken", "hover"];
const themes = ["light", "dark"] as const;

describe("colours of the theme", () => {
  const pairs = themes.flatMap((theme) =>
    words.flatMap((word) => surfaces.map((surface) => [theme, word, surface] as const)),
  );
  it.each(pairs)("%s: %s can be read on %s", (theme, word, surface) => {
    expect(contrast(token(word, theme), token(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(themes)("%s: the border of a field stands out from its background", (theme) => {
    expect(contrast(token("edge", theme), token("surface", theme))).toBeGreaterThanOrEqual(3);
  });
});
