// Generates src/gql/ from ../graph/schema/*.graphqls and the documents in src/. Run by `npm run codegen`.
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { preset } from "@graphql-codegen/client-preset";
import { codegen } from "@graphql-codegen/core";
import { buildASTSchema, parse } from "graphql";
import { findDocuments } from "./documents.mjs";

const root = resolve(import.meta.dirname, "..");
const schemaDir = join(root, "../graph/schema");
const sources = readdirSync(schemaDir).filter((name) => name.endsWith(".graphqls"));
const schema = parse(
  sources
    .sort()
    .map((name) => readFileSync(join(schemaDir, name), "utf8"))
    .join("\n"),
);
const built = buildASTSchema(schema, { assumeValidSDL: false });
const documents = findDocuments(join(root, "src"), built);

const strings = ["Decimal", "DateTime", "Date", "CurrencyCode", "Cursor", "URL", "Email"];
const scalars = { ...Object.fromEntries(strings.map((name) => [name, "string"])), JSON: "unknown" };
const options = await preset.buildGeneratesSection({
  baseOutputDir: `${join(root, "src/gql")}/`,
  schema,
  schemaAst: built,
  documents,
  config: {
    scalars,
    strictScalars: true,
    useTypeImports: true,
    enumsAsTypes: true,
    defaultScalarType: "unknown",
  },
  presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
  pluginMap: {},
  plugins: [],
});
const files = await Promise.all(
  options.map(async (o) => [o.filename, await codegen({ ...o, cache: undefined })]),
);

for (const [file, content] of files) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
console.log(`codegen: ${documents.length} documents → ${relative(root, join(root, "src/gql"))}`);
