export type ConsentMode = "NONE" | "ASK" | "NEVER";

/** The script tag for the vendor's own site, and what the mode needs beside it. */
export function siteSnippet(origin: string, key: string, mode: ConsentMode): string {
  const source = `${origin}/rapport.js?program=${key}`;
  if (mode !== "ASK") return `<script src="${source}" defer></script>`;
  return `<!-- With our small bar: -->
<script src="${source}" data-consent="bar" defer></script>

<!-- Or with your own consent tool: -->
<script src="${source}" defer></script>
<script>
  // when the visitor agrees; rapport.consent(false) takes it back
  rapport.consent(true);
</script>`;
}

/** A form that carries both ids to the vendor's server. */
export const formSnippet = `<form data-rapport action="/signup" method="post">
  …
</form>
<!-- Your server receives rapport_click and rapport_visitor. -->`;

/** Signs on the vendor's server what a page may report. */
export function signExample(key: string): string {
  return `// Node.js; every JWT library with HS256 does the same
import { createHmac } from "node:crypto";

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
function sign(claims) {
  const exp = Math.floor(Date.now() / 1000) + 600; // at most an hour
  const text = encode({ alg: "HS256", typ: "JWT" }) + "." + encode({ aud: "${key}", exp, ...claims });
  return text + "." + createHmac("sha256", process.env.RAPPORT_PAGE_SECRET).update(text).digest("base64url");
}

const signedIn = sign({ customer: { externalId: "customer-17" } });`;
}

/** Reports from a page what the vendor's server signed. */
export function reportExample(type: string, currency: string): string {
  return `// on the page, with the tokens that your server made
await rapport.identify(signedIn);
await rapport.convert(bought);

// where bought is
sign({ conversion: {
  type: "${type}", externalId: "order-1042", customer: { externalId: "customer-17" },
  amount: { amount: "99.00", currencyCode: "${currency}" },
} })`;
}

/** Asks at the checkout what a code gives. */
export function codeExample(origin: string, programId: string): string {
  return `curl "${origin}/api/codes/ADA10?program=${programId}" \\
  -H "Authorization: Bearer $RAPPORT_KEY"`;
}
