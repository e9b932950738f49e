// The script on a vendor's site: two sites, a real browser, third-party cookies off. The site is on localhost, this
// server on 127.0.0.1: other sites to each other. What the browser holds of the site is looked at from outside.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { checkAxe } from "./checks.mjs";
import { ask, openPage } from "./pages.mjs";
import { startServer } from "./server.mjs";

const owner = { name: "Olive Owner", email: "olive@example.com", password: "a long password" };
let server;
let browser;
let site;
/** The vendor: its page in the console, its program, its partner's code, and the server's secret for pages. */
let vendor;

/** A site that serves a page with the script; `attributes` and `language` are in its address. */
async function startSite() {
  const http = createServer((request, response) => {
    const { searchParams } = new URL(request.url, "http://site");
    const tag = `<script src="${server.url}/rapport.js?program=${vendor.key}" ${searchParams.get("attributes") ?? ""}></script>`;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="${searchParams.get("language") ?? "en"}"><title>Shop</title>
      <main><h1>Shop</h1><form data-rapport action="/bought"><button>Buy</button></form></main>${tag}</html>`);
  });
  await new Promise((done) => http.listen(0, "localhost", done));
  return { url: `http://localhost:${http.address().port}`, stop: () => http.close() };
}

before(async () => {
  server = await startServer();
  ({ browser } = await startBrowser());
  const { page } = await openPage(browser, { url: server.url });
  await page.goto("/set-up");
  await page.getByLabel("Organization").fill("Acme");
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the organization" }).click();
  await page.waitForURL("**/console**");
  const { viewer } = await ask(page, "{ viewer { organization { slug } } }");
  const made = await ask(
    page,
    `mutation($i: ProgramCreateInput!) { programCreate(input: $i) { program { id slug } userErrors { message } } }`,
    { i: { name: "Friends", currency: "EUR", siteUrl: "http://localhost" } },
  );
  const { id: programId, slug } = made.programCreate.program;
  await ask(
    page,
    `mutation($i: PartnerCreateInput!) { partnerCreate(input: $i) { partner { id } userErrors { message } } }`,
    { i: { programId, name: "Ada", email: "ada@example.com", linkCode: "ada" } },
  );
  const secret = await ask(
    page,
    `mutation($p: ID!) { pageSecretCreate(programId: $p) { secret userErrors { message } } }`,
    { p: programId },
  );
  vendor = {
    page,
    programId,
    key: `${viewer.organization.slug}/${slug}`,
    secret: secret.pageSecretCreate.secret,
  };
  site = await startSite();
});
after(async () => {
  await browser?.close();
  site?.stop();
  await server?.stop();
});

/** Sets the program's mode of consent. */
const consent = (mode) =>
  ask(
    vendor.page,
    `mutation($p: ID!, $i: ProgramUpdateInput!) { programUpdate(id: $p, input: $i) { userErrors { message } } }`,
    { p: vendor.programId, i: { consentMode: mode } },
  );

/** How many clicks of the program are counted or kept. */
async function clicks() {
  const { links } = await ask(
    vendor.page,
    `query($f: LinkFilter!) { links(first: 1, filter: $f) { edges { node { totals { clickCount uncountedClickCount } } } } }`,
    { f: { programId: vendor.programId } },
  );
  const { clickCount, uncountedClickCount } = links.edges[0].node.totals;
  return clickCount + uncountedClickCount;
}

/** A visitor of the site with a browser of their own, who blocks third-party cookies. */
async function visitor({ gpc = false } = {}) {
  // Browsers without a head are told from people, and not credited.
  const userAgent =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  const context = await browser.newContext({ locale: "en-GB", userAgent });
  const cdp = await context.newCDPSession(await context.newPage());
  await cdp.send("Network.enable");
  await cdp
    .send("Network.setCookieControls", {
      enableThirdPartyCookieRestriction: true,
      disableThirdPartyCookieMetadata: true,
      disableThirdPartyCookieHeuristics: true,
    })
    .catch((error) => {
      // Browsers without that command block them by a flag of theirs, or not at all: cookies are looked at below.
      if (!String(error).includes("wasn't found")) throw error;
    });
  const page = context.pages()[0];
  page.setDefaultTimeout(15_000);
  if (gpc)
    await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  return { page, context };
}

/** Opens a page of the site, and waits until the script has done what it does with a code. */
async function visit(page, path) {
  const hasCode = /[?&](via|ref)=/.test(path);
  const registered = hasCode ? page.waitForResponse((one) => one.url().endsWith("/api/clicks")) : null;
  await page.goto(site.url + path);
  if (!registered) return;
  assert.equal((await registered).status(), 200);
  await page.waitForFunction(() => window.rapport?.clickId());
}

const ids = (page) => page.evaluate(() => [rapport.clickId(), rapport.visitorId()]);
/** What the form would send. */
const inForm = (page) =>
  page.evaluate(() => Object.fromEntries(new FormData(document.querySelector("form[data-rapport]"))));
/** What the browser holds of the site, and of this server. */
async function held({ page, context }) {
  const cookies = (await context.cookies()).map(({ name, domain }) => `${name}@${domain}`).sort();
  const stored = await page.evaluate(() => Object.keys(localStorage).sort());
  return { cookies, stored };
}
const nothing = { cookies: [], stored: [] };
const both = {
  cookies: ["rapport_click@localhost", "rapport_visitor@localhost"],
  stored: ["rapport_click", "rapport_visitor"],
};
const withAnswer = {
  cookies: ["rapport_click@localhost", "rapport_consent@localhost", "rapport_visitor@localhost"],
  stored: ["rapport_click", "rapport_consent", "rapport_visitor"],
};

test("without consent to ask for, both ids are kept on the site alone, and handed on", async () => {
  await consent("NONE");
  const who = await visitor();
  const was = await clicks();
  await visit(who.page, "/?via=ada");
  const [clickId, visitorId] = await ids(who.page);
  assert.match(clickId, /^clk_/);
  assert.deepEqual(await held(who), both);
  assert.deepEqual(await inForm(who.page), { rapport_click: clickId, rapport_visitor: visitorId });
  const life = (await who.context.cookies()).map(({ expires }) =>
    Math.round((expires - Date.now() / 1000) / 86400),
  );
  assert.deepEqual(life, [60, 60], "as long as a click counts");
  await visit(who.page, "/later");
  assert.deepEqual(await ids(who.page), [clickId, visitorId]);
  // The other copy does where a browser forgets one.
  await who.context.clearCookies();
  await visit(who.page, "/again");
  assert.deepEqual(await ids(who.page), [clickId, visitorId]);
  await who.page.evaluate(() => rapport.consent(false));
  await visit(who.page, "/?via=ada");
  assert.deepEqual((await held(who)).stored, ["rapport_consent"], "a no is remembered");
  assert.equal(await waitForClicks(was + 2), was + 2);
  await who.context.close();
});

/** The clicks, once there are as many: they come into the database a moment later. */
async function waitForClicks(count) {
  const until = Date.now() + 15_000;
  let seen = await clicks();
  while (seen < count && Date.now() < until) seen = await clicks();
  return seen;
}

test("a mode that asks keeps nothing until the visitor agrees, and erases on withdrawal", async () => {
  await consent("ASK");
  const who = await visitor();
  await visit(who.page, "/?via=ada");
  const before = await ids(who.page);
  assert.match(before[0], /^clk_/, "the click counts all the same");
  assert.deepEqual(await held(who), nothing);
  assert.deepEqual(Object.keys(await inForm(who.page)), ["rapport_click", "rapport_visitor"]);
  await visit(who.page, "/later");
  assert.deepEqual(await ids(who.page), [null, null], "another page knows nothing of it");

  await visit(who.page, "/?via=ada");
  const agreed = await ids(who.page);
  await who.page.evaluate(() => rapport.consent(true));
  assert.deepEqual(await held(who), withAnswer);
  await visit(who.page, "/later");
  assert.deepEqual(await ids(who.page), agreed);

  await who.page.evaluate(() => rapport.consent(false));
  assert.deepEqual(await held(who), nothing);
  assert.deepEqual(await ids(who.page), [null, null]);
  assert.deepEqual(Object.values(await inForm(who.page)).filter(Boolean), []);
  await who.context.close();
});

for (const [language, question, yes, no] of [
  ["en", /May we remember/, "Yes, remember", "No"],
  ["de", /Dürfen wir uns/, "Ja, merken", "Nein"],
]) {
  test(`the bar asks in ${language}, once, and is believed`, async () => {
    await consent("ASK");
    const address = `/?via=ada&language=${language}&attributes=${encodeURIComponent('data-consent="bar"')}`;
    const refuses = await visitor();
    await visit(refuses.page, address);
    const bar = refuses.page.getByRole("region");
    await bar.getByText(question).waitFor();
    await checkAxe(refuses.page);
    await bar.getByRole("button", { name: no }).focus();
    await refuses.page.keyboard.press("Enter");
    await bar.waitFor({ state: "detached" });
    assert.deepEqual((await held(refuses)).stored, ["rapport_consent"]);
    assert.match((await ids(refuses.page))[0], /^clk_/, "this page still knows");
    await visit(refuses.page, address);
    assert.equal(await bar.count(), 0);
    await refuses.context.close();

    const agrees = await visitor();
    await visit(agrees.page, address);
    await agrees.page.getByRole("button", { name: yes }).click();
    assert.deepEqual(await held(agrees), withAnswer);
    await agrees.context.close();
  });
}

test("a mode of never keeps nothing, whatever the page says", async () => {
  await consent("NEVER");
  const who = await visitor();
  await visit(who.page, "/?via=ada");
  await who.page.evaluate(() => rapport.consent(true));
  assert.match((await ids(who.page))[0], /^clk_/);
  assert.deepEqual(await held(who), nothing);
  await who.context.close();
});

test("a browser that asks not to be followed is believed, until its owner says otherwise", async () => {
  await consent("NONE");
  const who = await visitor({ gpc: true });
  await visit(who.page, "/?via=ada");
  assert.deepEqual(await held(who), nothing);
  await who.page.evaluate(() => rapport.consent(true));
  assert.deepEqual(await held(who), withAnswer);
  await who.context.close();
});

test("an app that changes its own address says so, and keeps what it knows", async () => {
  await consent("NEVER");
  const who = await visitor();
  await visit(who.page, "/");
  assert.deepEqual(await ids(who.page), [null, null]);
  await who.page.evaluate(async () => {
    history.pushState(null, "", "/prices?via=ada");
    await rapport.page();
  });
  const [clickId] = await ids(who.page);
  await who.page.evaluate(async () => {
    history.pushState(null, "", "/checkout");
    document.querySelector("form").outerHTML =
      '<form data-rapport action="/bought"><button>Buy</button></form>';
    await rapport.page();
  });
  assert.equal((await inForm(who.page)).rapport_click, clickId);
  // What is sent carries it, also where nobody called page().
  const [sent] = await Promise.all([
    who.page.waitForRequest((one) => one.url().includes("/bought")),
    who.page.getByRole("button", { name: "Buy" }).click(),
  ]);
  assert.equal(new URL(sent.url()).searchParams.get("rapport_click"), clickId);
  await who.context.close();
});

/** A token as the site's server signs it. */
function sign(claims, secret = vendor.secret) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 600;
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ aud: vendor.key, exp, ...claims })}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

test("a page reports what its server signed, and nothing else", async () => {
  await consent("NONE");
  const who = await visitor();
  await visit(who.page, "/?via=ada");
  const conversion = {
    type: "sale",
    externalId: "order-1",
    customer: { externalId: "cust-1" },
    amount: { amount: "50.00", currencyCode: "EUR" },
  };
  const convert = (token) => who.page.evaluate((one) => rapport.convert(one), token);
  assert.equal(await convert(sign({ conversion }, "guessed")), false);
  assert.equal(await convert(sign({ conversion })), true);
  assert.equal(await convert(sign({ conversion })), true, "a repetition is harmless");
  const taken = sign({ customer: { externalId: "cust-1" } });
  assert.equal(await who.page.evaluate((one) => rapport.identify(one), taken), true);
  const { conversions } = await ask(
    vendor.page,
    `query($f: ConversionFilter!) { conversions(first: 10, filter: $f) { edges { node { externalId credits { enrollment { partner { name } } } } } } }`,
    { f: { programId: vendor.programId } },
  );
  assert.deepEqual(
    conversions.edges.map(({ node }) => [node.externalId, node.credits[0]?.enrollment.partner.name]),
    [["order-1", "Ada"]],
  );

  // The same page on another site: its origin is none of the program's hosts.
  const elsewhere = await visitor();
  await elsewhere.page.goto(site.url.replace("localhost", "other.localhost"));
  await elsewhere.page.waitForFunction(() => window.rapport);
  const stolen = sign({ conversion: { ...conversion, externalId: "order-2" } });
  assert.equal(await elsewhere.page.evaluate((one) => rapport.convert(one), stolen), false);
  await who.context.close();
  await elsewhere.context.close();
});
