// The screens that are looked at: every page of the routes, with real ids in its address, and what opens inside a page
// by a search parameter.
import { ask } from "./pages.mjs";
import { pageAddresses } from "./routes.mjs";

const program = `query($program: ID!) `;
const first = (list) => list.edges[0]?.node.id;
/** The row of a list, by the query of the list. */
const newest = (list, filter) => ({
  query: `${program}{ ${list}(first: 1, filter: { programId: $program${filter ? `, ${filter}` : ""} }) { edges { node { id } } } }`,
  read: (data) => first(data[list]),
});

/** Where ids in addresses come from: the last fixed word and the parameter of an address → a query of an id. */
const lookups = {
  "incentives/$planId": {
    query: `${program}{ program(id: $program) { plan { id } plans { id } } }`,
    read: (data) => (data.program.plan ?? data.program.plans[0])?.id,
  },
  "partners/$enrollmentId": {
    query: `${program}{ commissions(first: 1, filter: { programId: $program }) { edges { node { enrollment { id } } } }
      enrollments(first: 1, filter: { programId: $program }) { edges { node { id } } } }`,
    read: (data) => data.commissions.edges[0]?.node.enrollment.id ?? first(data.enrollments),
  },
  "conversions/$conversionId": newest("conversions", 'isAttributed: true, type: "sale"'),
  "customers/$customerId": newest("customers"),
  "payouts/$runId": {
    query: `${program}{ payoutRuns(programId: $program, first: 1) { edges { node { id } } } }`,
    read: (data) => first(data.payoutRuns),
  },
  "statements/$payoutId": newest("payouts"),
  "referrals/$id": newest("referrals"),
  "earnings/$id": newest("commissions"),
  "payouts/$id": newest("payouts"),
};

/** Pages that look different with a search parameter; `$show` is the id of the lookup of that name. */
const variants = [
  { path: "/console/$programId/commissions", search: "show", from: newest("commissions") },
  { path: "/console/$programId/referrals", search: "show", from: newest("referrals") },
  { path: "/console/$programId/links", search: "show", from: newest("links") },
  { path: "/console/$programId/incentives/$planId", search: "edit", value: "yes" },
  { path: "/portal/referrals", search: "view", value: "list" },
  { path: "/portal/settings", search: "tab", value: "company" },
  { path: "/portal/settings", search: "tab", value: "team" },
];

/** Reads a value; undefined if there is no such row. */
async function look(page, lookup, programId) {
  return lookup.read(await ask(page, lookup.query, { program: programId }));
}

/** Fills the parameters of an address. Null if the program has no such row: then the page cannot be shown. */
async function fill(page, path, programId) {
  const parts = [];
  for (const part of path.split("/")) {
    const lookup = lookups[`${parts.at(-1)}/${part}`];
    if (part === "$programId") parts.push(programId);
    else if (!part.startsWith("$")) parts.push(part);
    else if (!lookup) throw new Error(`screens: nothing says what ${part} of ${path} is; add it to lookups`);
    else {
      const id = await look(page, lookup, programId);
      if (!id) return null;
      parts.push(id);
    }
  }
  return parts.join("/");
}

/** Pages that lead on to others, or show something only with a token or to nobody in particular. */
const apart = [
  "/",
  "/console",
  "/set-up",
  "/sign-in",
  "/invitations/$token",
  "/apply/$organization/$program",
];

/**
 * All screens below `tree` (`/console` or `/portal`) that this program can show, as `{ name, address }`, and those that
 * it cannot, by name in `missing`. The page must be signed in.
 */
export async function screensOf(page, tree, programId) {
  const shown = [];
  const missing = [];
  const paths = pageAddresses().filter((path) => !apart.includes(path) && path.startsWith(tree));
  const add = (name, address) => (address ? shown.push({ name, address }) : missing.push(name));
  for (const path of paths) {
    const name = path
      .replace("/$programId", "")
      .slice(1)
      .replaceAll(/[^a-z0-9]+/gi, "-");
    const address = await fill(page, path, programId);
    add(name, address);
    for (const { search, value, from } of variants.filter((one) => one.path === path)) {
      const chosen = value ?? (await look(page, from, programId));
      const own = `${name}-${search}${value && search !== "edit" ? `-${value}` : ""}`;
      add(own, address && chosen ? `${address}?${search}=${encodeURIComponent(chosen)}` : null);
    }
  }
  return { shown, missing };
}
