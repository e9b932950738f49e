// Shows every part of src/ui in headless Chromium, phone and desktop, light and dark; checks axe and 320 px; writes
// screenshots to ../screenshots/gallery. The gallery is served by Vite and is in no build.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createServer } from "vite";
import { startBrowser } from "../e2e/browser.mjs";
import { checkAxe, checkNarrow } from "../e2e/checks.mjs";
import { openPage, sizes } from "../e2e/pages.mjs";

const root = resolve(import.meta.dirname, "..");
const out = resolve(root, "../screenshots/gallery");
mkdirSync(out, { recursive: true });

const vite = await createServer({
  root,
  logLevel: "error",
  server: { port: 0, host: "127.0.0.1", proxy: {} },
});
await vite.listen();
const url = vite.resolvedUrls.local[0].replace(/\/$/, "");
const { browser, from } = await startBrowser();
console.log(`gallery: ${from}`);

const problems = [];
const note = (check) => check.catch((error) => problems.push(error.message));
for (const part of ["parts", "portal", "console", "dialog", "palette"]) {
  for (const size of Object.keys(sizes)) {
    for (const theme of ["light", "dark"]) {
      const { page, context, check } = await openPage(browser, { url, size, theme });
      await page.goto(`/gallery/index.html?part=${part}`);
      await page.locator("[data-ready]").waitFor({ timeout: 60_000 });
      await page.screenshot({ path: join(out, `${part}-${size}-${theme}.png`), fullPage: part === "parts" });
      await note(checkAxe(page, `${part} ${size} ${theme}`));
      if (theme === "light") await note(checkNarrow(page, `${part} ${size}`));
      await note(Promise.resolve().then(check));
      await context.close();
    }
  }
}
await browser.close();
await vite.close();
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? `gallery: axe 0, nothing wider than 320 px → ${out}`
    : `gallery: ${problems.length} problems`,
);
process.exit(problems.length === 0 ? 0 : 1);
