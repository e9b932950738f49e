// A Vite plugin that puts each document's text where it is used. Without it every page would carry the generated map
// of all documents of the app, the console's with the portal's.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stripIgnoredCharacters, visit } from "graphql";
import { documentCall } from "./documents.mjs";

/** All fragments below dir by name: their text and the fragments they spread. */
function readFragments(dir) {
  const fragments = new Map();
  for (const name of readdirSync(dir, { recursive: true })) {
    if (!/\.tsx?$/.test(name) || name.startsWith("gql")) continue;
    for (const [, text] of readFileSync(join(dir, name), "utf8").matchAll(documentCall)) {
      for (const definition of parse(text).definitions) {
        if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, text);
      }
    }
  }
  return fragments;
}

/** The text with every fragment it needs, each once. */
function complete(text, fragments, seen = new Set()) {
  const parts = [text];
  visit(parse(text), {
    FragmentSpread({ name: { value } }) {
      if (seen.has(value)) return;
      seen.add(value);
      if (!fragments.has(value)) throw new Error(`There is no fragment ${value}`);
      parts.push(...complete(fragments.get(value), fragments, seen));
    },
  });
  return parts;
}

export function inlineDocuments(dir) {
  return {
    name: "inline-documents",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(dir) || id.startsWith(join(dir, "gql")) || !code.includes("graphql(")) return null;
      const fragments = readFragments(dir);
      return code.replace(documentCall, (_call, text) =>
        JSON.stringify(stripIgnoredCharacters(complete(text, fragments).join("\n"))),
      );
    },
  };
}
