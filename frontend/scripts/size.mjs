// Checks the JavaScript budget of dist/: what a partner's phone loads for the first portal page, and each page after.
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const dist = resolve(import.meta.dirname, "../dist");
const KB = 1024;
const budget = { first: 120 * KB, next: 40 * KB, tolerance: 1.02 };

const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

/** Every chunk that must be there before `key` can run: itself and its static imports. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}
const size = (keys) =>
  [...keys].reduce((sum, key) => sum + statSync(join(dist, `${manifest[key].file}.br`)).size, 0);
const union = (...sets) => new Set(sets.flatMap((set) => [...set]));

const entry = closure("index.html");
const pages = Object.keys(manifest).filter((key) =>
  /^src\/(portal|console|account)\/.*(Page|Layout)\.tsx$/.test(key),
);
const layoutOf = (key) =>
  pages.find((page) => page === `${key.split("/").slice(0, 2).join("/")}/${layouts[key.split("/")[1]]}`);
const layouts = { portal: "PortalLayout.tsx", console: "ConsoleLayout.tsx", account: "AccountLayout.tsx" };
const shell = (key) => union(entry, layoutOf(key) ? closure(layoutOf(key)) : new Set());

const rows = [];
const home = "src/portal/home/HomePage.tsx";
if (!manifest[home]) throw new Error(`${home} is not a chunk of its own: is it lazily loaded?`);
rows.push(["first portal page", size(union(shell(home), closure(home))), budget.first]);
for (const page of pages) {
  if (page === home || page === layoutOf(page)) continue;
  const before = page.startsWith("src/portal/") ? union(shell(page), closure(home)) : shell(page);
  const more = new Set([...closure(page)].filter((key) => !before.has(key)));
  rows.push([page.slice(4), size(more), budget.next]);
}

let failed = false;
for (const [name, bytes, limit] of rows) {
  const over = bytes > limit * budget.tolerance;
  failed ||= over;
  console.log(`${over ? "OVER" : "ok  "} ${(bytes / KB).toFixed(1).padStart(6)} / ${limit / KB} KB  ${name}`);
}
console.log(failed ? "size: over budget" : `size: ${rows.length} pages within budget (brotli JavaScript)`);
process.exit(failed ? 1 : 0);
