import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const src = resolve(import.meta.dirname, "../src");

/** Which rooms each room may import. A room may always import itself. */
const allowed: Record<string, readonly string[]> = {
  gql: [],
  lib: ["gql"],
  ui: ["lib"],
  account: ["ui", "lib", "gql"],
  explain: ["ui", "lib", "gql"],
  files: ["ui", "lib", "gql"],
  submission: ["files", "ui", "lib", "gql"],
  pipeline: ["ui", "lib", "gql"],
  notices: ["ui", "lib", "gql"],
  console: ["explain", "notices", "pipeline", "files", "submission", "links", "ui", "lib", "gql"],
  portal: ["explain", "notices", "pipeline", "files", "submission", "links", "ui", "lib", "gql"],
  playground: ["ui", "lib"],
};
const rooms = Object.keys(allowed);

/** Parts of lib that bring data or routes, which `ui` must not know. */
const dataOrRoutes = /^lib\/(graphql|viewer|session|navigation|pagination|rootRoute|requestErrors)/;

function imports(file: string): string[] {
  const code = readFileSync(join(src, file), "utf8");
  const found = [...code.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  return found
    .map((name) => (name.startsWith("~/") ? name.slice(2) : name))
    .map((name) => (name.startsWith(".") ? relative(src, resolve(src, dirname(file), name)) : name));
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const roomOf = (path: string) => path.split("/")[0] ?? "";

describe("import direction", () => {
  it.each(rooms)("%s imports only the rooms it may", (room) => {
    const wrong = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => imports(file).map((target) => ({ file, target })))
      .filter(({ target }) => rooms.includes(roomOf(target)) && target.includes("/"))
      .filter(({ target }) => roomOf(target) !== room && !allowed[room]?.includes(roomOf(target)));
    expect(wrong).toEqual([]);
  });

  it("ui knows neither data nor routes", () => {
    const wrong = files
      .filter((file) => roomOf(file) === "ui")
      .flatMap((file) => imports(file).map((target) => ({ file, target })))
      .filter(({ target }) => /^(urql|@urql|@tanstack)/.test(target) || dataOrRoutes.test(target));
    expect(wrong).toEqual([]);
  });

  it("no hand-written file is longer than 400 lines", () => {
    const long = files
      .filter((file) => roomOf(file) !== "gql")
      .filter((file) => readFileSync(join(src, file), "utf8").split("\n").length > 401);
    expect(long).toEqual([]);
  });
});
