// Finds a Chromium and starts it headless. Shared by the journeys, the screenshots and the gallery.
import { execFileSync } from "node:child_process";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--font-render-hinting=none",
];
const installed = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const modules = resolve(import.meta.dirname, "../node_modules");

function findInstalled() {
  const dirs = (process.env.PATH ?? "").split(":").filter(Boolean);
  const found = dirs
    .flatMap((dir) => installed.map((name) => join(dir, name)))
    .find((path) => existsSync(path));
  return found ?? (existsSync(macChrome) ? macChrome : undefined);
}

/** Unpacks a brotli file once; a half-written one never gets the final name. */
async function unpack(from, to, mode) {
  if (existsSync(to)) return;
  const part = `${to}.${process.pid}`;
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(part, { mode }));
  renameSync(part, to);
}

/** Names of shared libraries that the system lacks for this program. */
function missingLibraries(program) {
  try {
    return execFileSync("ldd", [program], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes("not found"));
  } catch {
    return [];
  }
}

/**
 * The Chromium inside @sparticuz/chromium (linux x64), unpacked into node_modules/.cache. It is a headless shell that
 * needs little beside glibc; where libnss3, libnspr4, libexpat and their like are missing, the package brings them.
 */
async function fromPackage() {
  const bin = join(modules, "@sparticuz/chromium/bin");
  if (!existsSync(bin)) throw new Error("No Chromium: set RAPPORT_CHROMIUM, install one, or npm install");
  const cache = join(modules, ".cache/rapport-chromium");
  mkdirSync(cache, { recursive: true });
  const program = join(cache, "chromium");
  await unpack(join(bin, "chromium.br"), program, 0o755);
  const env = { ...process.env };
  if (missingLibraries(program).length > 0) {
    for (const name of ["al2023.tar", "swiftshader.tar"]) {
      const done = join(cache, `${name}.done`);
      if (existsSync(done)) continue;
      await unpack(join(bin, `${name}.br`), join(cache, name), 0o644);
      execFileSync("tar", ["-xf", join(cache, name), "-C", cache]);
      writeFileSync(done, "");
    }
    env.LD_LIBRARY_PATH = [join(cache, "lib"), join(cache, "al2023/lib"), cache, process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(":");
  }
  return { program, env, from: "@sparticuz/chromium" };
}

/**
 * The Chromium to start: RAPPORT_CHROMIUM, else an installed one, else the one from npm. That one is unpacked when it is
 * found for the first time: to be called once before several processes start it, or one would replace what another runs.
 */
export async function findBrowser() {
  const own = process.env.RAPPORT_CHROMIUM ?? findInstalled();
  return own ? { program: own, env: process.env, from: own } : await fromPackage();
}

/** Starts Chromium. */
export async function startBrowser() {
  const found = await findBrowser();
  try {
    const browser = await chromium.launch({
      executablePath: found.program,
      env: found.env,
      args: flags,
      headless: true,
    });
    return { browser, from: `${found.from} ${browser.version()}` };
  } catch (error) {
    const missing = missingLibraries(found.program);
    const hint = missing.length > 0 ? `\nmissing libraries:\n${missing.join("\n")}` : "";
    throw new Error(`Chromium from ${found.from} does not start: ${error.message}${hint}`, { cause: error });
  }
}
