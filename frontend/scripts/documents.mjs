// Finds the graphql("...") documents in the source and checks them against the schema.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { concatAST, Kind, parse, Source, validate } from "graphql";

/** Matches a `graphql(`…`)` call and captures its text. */
export const documentCall = /\bgraphql\(\s*(?:\/\*[^*]*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;

/** Returns codegen's document list for every `graphql(`…`)` call below dir; throws with file names on any mistake. */
export function findDocuments(dir, schema) {
  const files = readdirSync(dir, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("gql"))
    .sort();
  const documents = files.flatMap((name) => {
    const location = join(dir, name);
    return [...readFileSync(location, "utf8").matchAll(documentCall)].map(([, text]) => ({
      location,
      rawSDL: text,
      document: parse(new Source(text, location)),
    }));
  });
  const all = concatAST(documents.map((entry) => entry.document));
  const used = all.definitions.length ? validate(schema, all) : [];
  const problems = used.filter((error) => !/^Fragment ".*" is never used/.test(error.message));
  if (problems.length) throw new Error(problems.map((error) => error.toString()).join("\n\n"));
  for (const definition of all.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION && !definition.name)
      throw new Error("A document has no name");
  }
  return documents;
}
