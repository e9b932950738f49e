// A journey: named steps, one after the other. Each says what it does before it begins; after one that fails, the rest
// is left out, because it would only fail in turn.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const out = resolve(import.meta.dirname, "../../screenshots/failures");

/** To the error stream: what a test prints beside its reports can break them (node:test of Node 20 has one pipe for both). */
export const say = (text) => console.error(text);

/** Takes a picture of every open page, for looking at what went wrong. */
async function photograph(browser, name) {
  mkdirSync(out, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const path = join(out, `${name.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 80)}-${index}.png`);
    await page.screenshot({ path });
    say(`    ${page.url()} looks like ${path}`);
  }
}

/**
 * Returns `step(name, work)` for one journey `t` in `browser`. `work` throws if something is wrong; `step.failed()`
 * tells whether any did.
 */
export function journey(t, browser) {
  let failed = false;
  const step = async (name, work) => {
    if (failed) return;
    say(`  … ${t.name}: ${name}`);
    await t.test(name, async () => {
      try {
        await work();
      } catch (error) {
        failed = true;
        await photograph(browser, `${t.name} ${name}`).catch((cause) => say(`    no picture: ${cause}`));
        throw error;
      }
    });
  };
  step.failed = () => failed;
  return step;
}
