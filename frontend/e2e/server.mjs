// Starts the real binary on a free port with a data directory of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const binary = process.env.RAPPORT_BIN ?? resolve(import.meta.dirname, "../../bin/rapport-e2e");

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/**
 * Starts the server and waits for /readyz. `databaseURL` selects PostgreSQL, else it is the embedded SQLite in a
 * temporary directory. `env` adds settings, which may be made of that directory. Returns `{ url,
 * stop, data, log, exitCode }`.
 */
export async function startServer({ databaseURL, env = {}, seconds = 60 } = {}) {
  if (!existsSync(binary))
    throw new Error(`${binary} is not there: run make e2e, which builds it, or set RAPPORT_BIN`);
  const data = mkdtempSync(join(tmpdir(), "rapport-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { DATABASE_URL: _dropped, ...outer } = process.env;
  const settings = {
    RAPPORT_ADDR: `127.0.0.1:${port}`,
    RAPPORT_DATA_DIR: data,
    ...(databaseURL ? { DATABASE_URL: databaseURL } : {}),
  };
  const server = spawn(binary, ["serve"], {
    env: { ...outer, ...settings, ...(typeof env === "function" ? env(data) : env) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  // Requests that went well say nothing about what did not.
  const isQuiet = (line) => line.includes('"level":"INFO","msg":"request"');
  const keep = (chunk) => {
    const lines = String(chunk).split("\n");
    log = (log + lines.filter((line) => !isQuiet(line)).join("\n")).slice(-20000);
  };
  server.stdout.on("data", keep);
  server.stderr.on("data", keep);
  const emergency = () => server.kill("SIGKILL");
  process.once("exit", emergency);
  const stop = async () => {
    process.off("exit", emergency);
    if (server.exitCode === null) {
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await gone;
    }
    rmSync(data, { recursive: true, force: true });
  };
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until && server.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return { url, stop, data, log: () => log, exitCode: () => server.exitCode };
    await wait(100);
  }
  await stop();
  throw new Error(`the server did not get ready (exit ${server.exitCode}):\n${log}`);
}
