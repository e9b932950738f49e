// What must hold on every page, whatever is on it. Each check throws with the facts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No violation of WCAG 2.2 A and AA, as far as axe can see. */
export async function checkAxe(page, where = page.url()) {
  // Evaluated by the browser's debugger, so a content security policy does not stop it.
  if (!(await page.evaluate("typeof axe !== 'undefined'"))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 5).map((node) => `${node.html.slice(0, 160)}  ${node.any[0]?.message ?? ""}`),
    }));
  });
  if (violations.length > 0)
    throw new Error(
      `axe on ${where}:\n${violations.map((v) => `- ${v.id}: ${v.help}\n    ${v.at.join("\n    ")}`).join("\n")}`,
    );
}

/** What makes the page wider than its window, as the beginnings of up to five elements. */
function sticksOut(page) {
  return page.evaluate(() => {
    const width = window.innerWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    // What is wide inside a box that cuts or scrolls it does not widen the page.
    const isCut = (element) => {
      const box = element.parentElement;
      return box !== document.body && (getComputedStyle(box).overflowX !== "visible" || isCut(box));
    };
    const isOutside = (element) =>
      element.getBoundingClientRect().right > width + 1 &&
      getComputedStyle(element).position !== "fixed" &&
      !isCut(element);
    const found = [...document.body.querySelectorAll("*")].filter(isOutside);
    return [
      `${document.documentElement.scrollWidth} px wide`,
      ...found.slice(0, 5).map((one) => one.outerHTML.slice(0, 160)),
    ];
  });
}

/** Nothing makes the page scroll sideways in a window of `width`, with text `zoom` percent of its size. */
async function checkWidth(page, where, width, zoom) {
  const before = page.viewportSize();
  const setText = (size) =>
    page.evaluate((value) => {
      document.documentElement.style.fontSize = value;
    }, size);
  let wide;
  try {
    await page.setViewportSize({ width, height: 740 });
    if (zoom !== 100) await setText(`${zoom}%`);
    wide = await sticksOut(page);
  } finally {
    if (zoom !== 100) await setText("");
    await page.setViewportSize(before);
  }
  if (wide.length > 0)
    throw new Error(`${where} scrolls sideways at ${width} px, text ${zoom} %:\n${wide.join("\n")}`);
}

/** At 320 px nothing makes the page scroll sideways. The size before is restored. */
export async function checkNarrow(page, where = page.url()) {
  await checkWidth(page, where, 320, 100);
}

/** On a phone nothing makes the page scroll sideways when its text is twice as large. Both are restored. */
export async function checkLargeText(page, where = page.url()) {
  await checkWidth(page, where, 360, 200);
}

/** A preview runs nothing: it refuses the script by which a journey sets the clock of each frame, too. */
const refusedByPreview = "Blocked script execution in 'about:srcdoc'";

/** A file that is refused, as it should be, is a mistake of the person and not of the page. */
const isRefusedFile = (text, url = "") =>
  text.includes("status of 422") && new URL(url).pathname === "/api/files";

/** Collects what the browser complains about. Call the result at the end: it throws if there was anything. */
export function watchErrors(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const [text, { url }] = [message.text(), message.location()];
    if (message.type() !== "error" || text.startsWith(refusedByPreview) || isRefusedFile(text, url)) return;
    errors.push(`${page.url()}: ${text} ${url ?? ""}`);
  });
  return () => {
    if (errors.length > 0) throw new Error(`the browser's console has errors:\n${errors.join("\n")}`);
  };
}
