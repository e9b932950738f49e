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

/** The referral that came furthest of the newest: one that has just come in has nothing to tell yet. */
const furthest = {
  query: `${program}{ referrals(first: 50, filter: { programId: $program }) { edges { node { id stageChanges { id } } } } }`,
  read: ({ referrals }) =>
    referrals.edges
      .map((edge) => edge.node)
      .reduce((best, one) => (best?.stageChanges.length >= one.stageChanges.length ? best : one), undefined)
      ?.id,
};
/** A statement is for money that has come; one that is being prepared is not finished. */
const paid = newest("payouts", "status: [PAID]");
/** The sale that somebody has the credit of. */
const sale = 'isAttributed: true, type: "sale"';

/** The highest tier: it asks for something. */
const highest = {
  query: `${program}{ program(id: $program) { tiers { id } } }`,
  read: (data) => data.program.tiers.at(-1)?.id,
};

/** An occasion that somebody came to. */
const occasion = {
  query: `${program}{ occasions(programId: $program) { name } }`,
  read: ({ occasions }) => occasions[0]?.name,
};

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
  "conversions/$conversionId": newest("conversions", sale),
  "customers/$customerId": {
    query: `${program}{ conversions(first: 1, filter: { programId: $program, ${sale} }) { edges { node { customer { id } } } } }`,
    read: (data) => data.conversions.edges[0]?.node.customer.id,
  },
  "payouts/$runId": {
    query: `${program}{ payoutRuns(programId: $program, first: 1) { edges { node { id } } } }`,
    read: (data) => first(data.payoutRuns),
  },
  "statements/$payoutId": paid,
  "referrals/$id": furthest,
  "earnings/$id": newest("commissions"),
  "payouts/$id": paid,
};

/** Pages that look different with a search parameter; `$show` is the id of the lookup of that name. */
const variants = [
  { path: "/console/$programId/commissions", search: "show", from: newest("commissions") },
  { path: "/console/$programId/disputes", search: "show", from: newest("disputes", "status: [OPEN]") },
  { path: "/console/$programId/conversions", search: "status", value: "UNATTRIBUTED" },
  { path: "/console/$programId/ledger", search: "account", value: "PAYABLE" },
  { path: "/console/$programId/rates", search: "new", value: "rate" },
  { path: "/console/$programId/rates", search: "new", value: "file" },
  { path: "/console/$programId/referrals", search: "show", from: furthest },
  { path: "/console/$programId/fraud", search: "status", value: "ALL" },
  { path: "/console/$programId/fraud", search: "show", from: newest("fraudReviews", "status: [OPEN]") },
  { path: "/console/$programId/claims", search: "status", value: "ALL" },
  { path: "/console/$programId/claims", search: "show", from: newest("claims") },
  { path: "/console/$programId/reciprocal", search: "show", from: newest("reciprocalReferrals") },
  { path: "/console/$programId/reciprocal", search: "new", value: "prospect" },
  { path: "/console/$programId/landing", search: "view", value: "leads" },
  { path: "/console/$programId/occasions", search: "show", from: occasion },
  { path: "/console/$programId/links", search: "show", from: newest("links") },
  { path: "/console/$programId/incentives/$planId", search: "edit", value: "yes" },
  { path: "/console/$programId/tiers", search: "edit", from: highest },
  { path: "/console/$programId/referrals", search: "view", value: "decide" },
  { path: "/console/$programId/referrals", search: "view", value: "board" },
  { path: "/console/$programId/referrals", search: "view", value: "forecast" },
  { path: "/console/$programId/referrals", search: "view", value: "tasks" },
  { path: "/console/$programId/referrals", search: "expected", value: "any" },
  { path: "/console/$programId/referrals", search: "won", value: "last-12-months" },
  { path: "/console/$programId/mail-templates", search: "show", value: "submission.accepted" },
  { path: "/portal/account", search: "currency", value: "GBP" },
  { path: "/portal/claims", search: "new", value: "claim" },
  { path: "/portal/payouts/method", search: "currency", value: "SEK" },
  { path: "/portal/referrals", search: "view", value: "list" },
  { path: "/portal/referrals", search: "view", value: "forecast" },
  { path: "/portal/referrals", search: "view", value: "tasks" },
  { path: "/portal/quote", search: "type", value: "lead" },
  { path: "/portal/settings", search: "tab", value: "company" },
  { path: "/portal/settings", search: "tab", value: "legal" },
  { path: "/portal/settings", search: "tab", value: "team" },
  { path: "/portal/settings", search: "tab", value: "notifications" },
];

/** The newest of the last hundred commissions of a kind. */
const ofKind = (kind) => ({
  query: `${program}{ commissions(first: 100, filter: { programId: $program }) { edges { node { id kind } } } }`,
  read: ({ commissions }) => commissions.edges.find((edge) => edge.node.kind === kind)?.node.id,
});

/** The plan of this name. */
const planNamed = (name) => ({
  query: `${program}{ program(id: $program) { plans { id name } } }`,
  read: (data) => data.program.plans.find((plan) => plan.name === name)?.id,
});

/** The conversion that a dispute is about. */
const disputed = (status) => ({
  query: `${program}{ disputes(first: 1, filter: { programId: $program, status: [${status}] }) { edges { node { conversion { id } } } } }`,
  read: (data) => data.disputes.edges[0]?.node.conversion.id,
});

/** The run that has a payout which came back. */
const failedRun = {
  query: `${program}{ payouts(first: 1, filter: { programId: $program, status: [FAILED] }) { edges { node { run { id } } } } }`,
  read: (data) => data.payouts.edges[0]?.node.run.id,
};

/** The enrollment of the partner of this name. */
const partnerNamed = (name) => newest("enrollments", `search: "${name}"`);

/** Further rows of the demo that a page shows: the path, what is in the place of its last part, and a name. */
const further = [
  { path: "/console/$programId/incentives/$planId", name: "graduated", from: planNamed("Admiral") },
  { path: "/console/$programId/incentives/$planId", name: "retroactive", from: planNamed("Creators") },
  { path: "/console/$programId/conversions/$conversionId", name: "open-dispute", from: disputed("OPEN") },
  { path: "/console/$programId/conversions/$conversionId", name: "lost-dispute", from: disputed("LOST") },
  {
    path: "/console/$programId/conversions/$conversionId",
    name: "no-rate",
    from: newest("conversions", "waitsForRate: true"),
  },
  {
    path: "/console/$programId/conversions/$conversionId",
    name: "nobody",
    from: newest("conversions", 'isAttributed: false, type: "sale"'),
  },
  {
    path: "/console/$programId/partners/$enrollmentId",
    name: "main",
    from: partnerNamed("Studio Nordlicht"),
  },
  { path: "/console/$programId/partners/$enrollmentId", name: "owing", from: partnerNamed("Kleine Kurse") },
  {
    path: "/console/$programId/partners/$enrollmentId",
    name: "pinned",
    from: partnerNamed("Die Buchungsbude"),
  },
  {
    path: "/console/$programId/partners/$enrollmentId",
    name: "warned",
    from: partnerNamed("Gesundheitsnetz Nord"),
  },
  { path: "/console/$programId/payouts/$runId", name: "failed", from: failedRun },
  { path: "/portal/earnings/$id", name: "bonus", from: ofKind("BONUS") },
  { path: "/portal/earnings/$id", name: "reversal", from: ofKind("REVERSAL") },
  { path: "/portal/earnings/$id", name: "adjustment", from: ofKind("ADJUSTMENT") },
  { path: "/portal/payouts/$id", name: "failed", from: newest("payouts", "status: [FAILED]") },
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

/** Pages that only lead on to others. */
const apart = ["/", "/console"];
const treeOf = (path) => /^\/(console|portal)(?=\/|$)/.exec(path)?.[0] ?? "";
const nameOf = (path) =>
  path
    .replace("/$programId", "")
    .slice(1)
    .replaceAll(/[^a-z0-9]+/gi, "-");

/** The door of an installation that has no organization yet; afterwards it leads on. */
const setUp = "/set-up";
export const firstDoor = { name: nameOf(setUp), address: setUp };

/**
 * What people see who are not signed in. The page must be signed in as somebody who may invite: an invitation is made,
 * so that there is one to open.
 */
export async function doorsOf(page, programId) {
  const { viewer, program } = await ask(
    page,
    "query($id: ID!) { viewer { organization { slug } } program(id: $id) { slug } }",
    { id: programId },
  );
  const invite =
    'mutation { invitationCreate(input: { email: "newcomer@example.com", role: VIEWER }) { url userErrors { message } } }';
  const { url, userErrors } = (await ask(page, invite)).invitationCreate;
  if (!url) throw new Error(`screens: no invitation: ${JSON.stringify(userErrors)}`);
  const real = {
    "/sign-in": "/sign-in",
    "/invitations/$token": new URL(url, page.url()).pathname,
    "/apply/$organization/$program": `/apply/${viewer.organization.slug}/${program.slug}`,
  };
  const paths = pageAddresses().filter((path) => !apart.includes(path) && path !== setUp && !treeOf(path));
  const doors = paths.map((path) => {
    if (!real[path]) throw new Error(`screens: nothing says what ${path} is; add it to doorsOf`);
    return { name: nameOf(path), address: real[path] };
  });
  return [...doors, { name: "not-found", address: "/no/such/page" }];
}

/**
 * All screens below `tree` (`/console` or `/portal`) that this program can show, as `{ name, address }`, and those that
 * it cannot, by name in `missing`. The page must be signed in.
 */
export async function screensOf(page, tree, programId) {
  const shown = [];
  const missing = [];
  const paths = pageAddresses().filter((path) => !apart.includes(path) && treeOf(path) === tree);
  const add = (name, address) => (address ? shown.push({ name, address }) : missing.push(name));
  for (const path of paths) {
    const name = nameOf(path);
    const address = await fill(page, path, programId);
    add(name, address);
    for (const { search, value, from } of variants.filter((one) => one.path === path)) {
      const chosen = value ?? (await look(page, from, programId));
      const own = `${name}-${search}${value && search !== "edit" ? `-${value}` : ""}`;
      add(own, address && chosen ? `${address}?${search}=${encodeURIComponent(chosen)}` : null);
    }
    for (const one of further.filter((each) => each.path === path)) {
      const id = await look(page, one.from, programId);
      add(`${name}-${one.name}`, address && id ? [...address.split("/").slice(0, -1), id].join("/") : null);
    }
  }
  return { shown, missing };
}
