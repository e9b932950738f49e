/** The three uses of a program's colour in one theme, each with enough contrast (WCAG 2.2 AA, 4.5 : 1). */
export interface Accent {
  /** Fill of a primary button, bars, the focus ring. */
  readonly fill: string;
  /** Words on that fill: white or near-black. */
  readonly onFill: string;
  /** Words and icons in the accent on the page's background. */
  readonly text: string;
}

type Rgb = readonly [number, number, number];
const white: Rgb = [255, 255, 255];
const ink: Rgb = [16, 20, 24];

/** The surfaces words stand on, the least favourable of each theme; keep in step with tokens.css. */
const surfaces: Record<"light" | "dark", Rgb> = { light: [238, 240, 244], dark: [37, 41, 48] };

/** What the soft tint of the accent is mixed with: the surface of cards; keep in step with tokens.css. */
const cards: Record<"light" | "dark", Rgb> = { light: [255, 255, 255], dark: [23, 26, 32] };

/** The accent when a program has none, or gives something that is not `#rrggbb`. */
export const defaultAccent = "#1f4fd8";

function parse(hex: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return match ? [hexByte(match[1]), hexByte(match[2]), hexByte(match[3])] : null;
}
const hexByte = (text = "0") => Number.parseInt(text, 16);
const hexOf = (rgb: Rgb) => `#${rgb.map((v) => Math.round(v).toString(16).padStart(2, "0")).join("")}`;
const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const c = Math.round(value) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  return ratio(parse(a) ?? ink, parse(b) ?? ink);
}

/** Moves `color` towards `pole` in small steps until it stands out from `from` by at least `least`. */
function correct(color: Rgb, pole: Rgb, from: Rgb, least: number): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const moved = mix(color, pole, share);
    const rounded = parse(hexOf(moved));
    if (rounded && ratio(rounded, from) >= least) return rounded;
  }
  return pole;
}

/**
 * Makes a program's colour usable: words on it and in it reach 4.5 : 1, and its fill reaches 3 : 1 against the page.
 * The colour itself is kept whenever it is good enough already.
 */
export function accentFor(color: string, theme: "light" | "dark"): Accent {
  const own = parse(color) ?? (parse(defaultAccent) as Rgb);
  const surface = surfaces[theme];
  const pole = theme === "light" ? ink : white;
  const visible = correct(own, pole, surface, 3);
  const onFill = ratio(visible, white) >= 4.5 || ratio(visible, white) >= ratio(visible, ink) ? white : ink;
  const fill = correct(visible, onFill === white ? ink : white, onFill, 4.5);
  // A little more than 4.5 on the tint: browsers mix it in another colour space than we do here.
  const tint = mix(cards[theme], fill, 0.12);
  const text = correct(correct(own, pole, surface, 4.5), pole, tint, 4.6);
  return { fill: hexOf(fill), onFill: hexOf(onFill), text: hexOf(text) };
}
