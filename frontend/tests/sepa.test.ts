import { readFileSync } from "node:fs";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { expect, test } from "vitest";

// The SEPA file that internal/provider/sepa writes, before a validator that is not ours.
const folder = `${import.meta.dirname}/../../internal/provider/sepa/testdata`;

function read(name: string) {
  return readFileSync(`${folder}/${name}`, "utf8");
}

function validate(file: string) {
  using schema = XmlDocument.fromString(read("pain.001.001.09.xsd"));
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(file);
  validator.validate(document);
}

test("the SEPA file is valid by its schema", () => {
  expect(() => validate(read("march.xml"))).not.toThrow();
});

test("a SEPA file without its sums is not", () => {
  expect(() => validate(read("march.xml").replace(/<CtrlSum>.*?<\/CtrlSum>/, ""))).toThrow(/CtrlSum/);
});
