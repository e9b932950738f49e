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

/** At 320 px nothing makes the page scroll sideways. The size before is restored. */
export async function checkNarrow(page, where = page.url()) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 320) return [];
    const sticksOut = (element) =>
      element.getBoundingClientRect().right > 321 && getComputedStyle(element).position !== "fixed";
    return [...document.body.querySelectorAll("*")]
      .filter(sticksOut)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160));
  });
  await page.setViewportSize(before);
  if (wide.length > 0) throw new Error(`${where} scrolls sideways at 320 px:\n${wide.join("\n")}`);
}

/** Collects what the browser complains about. Call the result at the end: it throws if there was anything. */
export function watchErrors(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error")
      errors.push(`${page.url()}: ${message.text()} ${message.location().url ?? ""}`);
  });
  return () => {
    if (errors.length > 0) throw new Error(`the browser's console has errors:\n${errors.join("\n")}`);
  };
}
