// Runs the browser tests: `node scripts/e2e.mjs` every e2e/*.test.mjs, `… e2e journey` those whose name has that word,
// `… screenshots` only e2e/screenshots.mjs. They need ../bin/rapport-e2e (`make e2e` builds it). The tests need a
// PostgreSQL too: the one that TEST_POSTGRES_URL names, else one is started for them.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { findBrowser } from "../e2e/browser.mjs";
import { startPostgres } from "./postgres.mjs";

const folder = resolve(import.meta.dirname, "../e2e");
const word = process.argv[2] ?? "";
const screenshots = word === "screenshots";
const tests = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs") && name.includes(word))
  .sort();
if (!screenshots && tests.length === 0) throw new Error(`e2e: no test has ${word} in its name`);
const args = screenshots
  ? [join(folder, "screenshots.mjs")]
  : ["--test", "--test-reporter=spec", "--test-concurrency=2", ...tests.map((name) => join(folder, name))];

await findBrowser(); // The tests run beside each other.
const given = process.env.TEST_POSTGRES_URL;
const postgres = screenshots || given ? null : await startPostgres();
if (postgres) console.log(`e2e: PostgreSQL from ${postgres.from}`);
const child = spawn(process.execPath, args, {
  stdio: "inherit",
  env: { ...process.env, ...(postgres ? { TEST_POSTGRES_URL: postgres.url } : {}) },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
const [code, signal] = await new Promise((done) => child.once("exit", (...end) => done(end)));
await postgres?.stop();
const result = code === 0 ? "passed" : `failed (${signal ?? code})`;
console.log(`e2e: ${screenshots ? "screenshots" : `${tests.length} files`} ${result}`);
process.exit(code ?? 1);
