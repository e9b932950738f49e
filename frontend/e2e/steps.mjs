// What people do in the main job, one exported function per step. They share `world`: the server, the clock, the
// people with their pages, and what earlier steps left in it.
import assert from "node:assert/strict";
import { ask, checkScreen, settled } from "./pages.mjs";
import { cast } from "./people.mjs";

/** The name of an amount as the screens write it in English. */
export const money = (amount, currency = "EUR") =>
  new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount);

/** The name of a day as the screens write it in English, in the program's time zone. */
const day = (instant) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "Europe/Berlin" }).format(
    new Date(instant),
  );

const site = "https://shop.example.com/";

export async function setUp(world) {
  const { name, email, password } = cast.owner;
  const page = await world.people.device("owner");
  await page.goto("/");
  await page.waitForURL("**/set-up");
  await checkScreen(page);
  await page.getByLabel("Organization").fill("Example Ltd");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create the organization" }).click();
  await page.waitForURL("**/console**");
  await page.getByRole("heading", { name: "No program yet" }).waitFor();
  await checkScreen(page);
}

export async function createProgram({ people }) {
  const page = people.page("owner");
  await page.getByRole("link", { name: "New program" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Friends of Example");
  await page.getByLabel("Site").fill(site);
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await checkScreen(page);
  await page.getByRole("button", { name: "Create the program" }).click();
  await page.waitForURL("**/incentives");
}

export async function createPlan({ people }) {
  const page = people.page("owner");
  await page.getByRole("heading", { name: "No plan yet" }).waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "New plan" }).first().click();
  await page.getByLabel("Name", { exact: true }).first().fill("Standard");
  const incentive = (number) => page.getByRole("group", { name: `Incentive ${number}`, exact: true });
  await incentive(1).getByLabel("Name", { exact: true }).fill("Sale");
  await incentive(1).getByLabel("Percentage").fill("10");
  await page.getByRole("button", { name: "Add an incentive" }).click();
  await incentive(2).getByLabel("Name", { exact: true }).fill("Lead");
  await incentive(2).getByLabel("When this happens").selectOption("lead");
  await incentive(2).getByLabel("A fixed amount").check();
  await incentive(2).getByRole("textbox", { name: "Amount" }).fill("15.00");
  await incentive(2).getByText("Limits, bounds and hold").click();
  await incentive(2).getByLabel("Only the first time for each customer").check();
  await checkScreen(page);
  await page.getByRole("button", { name: "Create the plan" }).click();
  await page.getByRole("heading", { level: 1, name: "Standard" }).waitFor();
  await checkScreen(page);
  await page.getByRole("button", { name: "Use for everybody" }).click();
  const dialog = page.getByRole("dialog");
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Use for everybody" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("For everybody").first().waitFor();
}

export async function publishApplyPage(world) {
  const page = world.people.page("owner");
  await page.getByRole("link", { name: "Program settings" }).click();
  await page.getByLabel("Description").fill("We sell chairs. You earn 10% of each one you bring.");
  await page.getByLabel("Agreement").fill("Be honest.");
  const form = page.locator("form").filter({ has: page.getByLabel("Agreement") });
  await form.getByRole("button", { name: /^Save/ }).click();
  await page.getByText("Applications saved").waitFor();
  world.applyAt = await page.getByLabel("Address to apply at", { exact: true }).inputValue();
  assert.match(world.applyAt, /\/apply\/example-ltd\/friends-of-example$/);
  await checkScreen(page);
}

export async function apply(world) {
  const { name, email, password } = cast.partner;
  const page = await world.people.device("partner");
  await page.goto(world.applyAt);
  await page.getByText("We sell chairs.").waitFor();
  await page.getByText("The agreement", { exact: true }).click();
  await page.getByText("Be honest.").waitFor();
  await checkScreen(page);
  await page.getByLabel("Company or artist name").fill("Ada Consulting");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("How will you recommend us?").fill("I furnish offices.");
  await page.getByLabel("I accept the agreement").check();
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.waitForURL("**/portal**");
  await page.getByText("We look at your application").waitFor();
  await checkScreen(page);
}

export async function approve({ people }) {
  const page = people.page("owner");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Applications/ })
    .click();
  await page.getByRole("heading", { level: 1, name: "Applications" }).waitFor();
  await page.getByText("I furnish offices.").waitFor();
  await checkScreen(page);
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Approve Ada Consulting?" });
  await dialog.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { name: "No application waits" }).waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "Partners", exact: true }).click();
  await page.getByRole("link", { name: "Ada Consulting" }).first().waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "Ada Consulting" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Ada Consulting" }).waitFor();
  await checkScreen(page);
}

export async function copyLink(world) {
  const page = world.people.page("partner");
  await page.reload();
  await page.getByText("Nothing earned yet.").waitFor();
  await checkScreen(page);
  const link = page.getByLabel("Main link", { exact: true });
  await page.getByRole("button", { name: "Copy Main link" }).click();
  await page.getByRole("status").getByText("Copied").first().waitFor({ state: "attached" });
  world.link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(world.link, await link.inputValue());
  assert.ok(world.link.startsWith(`${world.server.url}/r/`), world.link);
  await page.getByRole("link", { name: "Links", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Links" }).waitFor();
  await checkScreen(page);
}

/**
 * A browser asks for the link as any visitor's does, and gets a click id; what the shop would serve is not ours to
 * load. Another version of the browser is another visitor.
 */
export async function follow(link, version = 142) {
  const answer = await fetch(link, {
    redirect: "manual",
    headers: {
      "User-Agent": `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${version}.0 Safari/537.36`,
    },
  });
  assert.equal(answer.status, 302);
  const target = new URL(answer.headers.get("location"));
  assert.equal(target.origin, new URL(site).origin);
  const clickId = target.searchParams.get("rapport_click");
  assert.match(clickId, /^clk_/);
  assert.match(answer.headers.get("set-cookie"), /rapport_visitor=[^;]+;.*HttpOnly/i);
  return clickId;
}

export async function visit(world) {
  world.clickId = await follow(world.link);
}

/** Posts a conversion as a shop's server does. */
export async function record(world, conversion) {
  const answer = await fetch(`${world.server.url}/api/conversions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${world.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      programId: world.programId,
      customer: { externalId: "customer-1", company: "Big Office" },
      idempotencyKey: conversion.externalId,
      ...conversion,
    }),
  });
  const { conversions } = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(conversions));
  assert.deepEqual(conversions[0].userErrors, []);
  return conversions[0];
}

export async function report(world) {
  const page = world.people.page("owner");
  world.programId = /\/console\/(prg_\w+)/.exec(page.url())[1];
  await page.getByRole("link", { name: "Developers", exact: true }).click();
  await page.getByRole("heading", { name: "No API key yet" }).waitFor();
  await checkScreen(page);
  await page.getByRole("button", { name: "New API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Shop server");
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Make the key" }).click();
  world.apiKey = await dialog.getByLabel("API key", { exact: true }).inputValue();
  await checkScreen(page);
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  await dialog.waitFor({ state: "hidden" });
  const lead = { type: "lead", externalId: "lead-1", clickId: world.clickId };
  const sale = { type: "sale", externalId: "order-1", amount: { amount: "129.95", currencyCode: "EUR" } };
  assert.equal((await record(world, lead)).repeated, false);
  assert.equal((await record(world, sale)).repeated, false);
  assert.equal((await record(world, sale)).repeated, true);
}

export async function seePipeline({ people }) {
  const page = people.page("partner");
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.reload();
  await page.getByRole("heading", { name: "Your referrals" }).waitFor();
  await page.getByRole("link", { name: "Held" }).waitFor();
  await page.getByText(money(28)).first().waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "Referrals", exact: true }).click();
  await page.getByRole("link", { name: "Big Office" }).first().waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "Big Office" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Big Office" }).waitFor();
  await page.getByText(money(28)).first().waitFor();
  await checkScreen(page);
}

/** The rows of a table as texts. */
async function rowsOf(table) {
  return table
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
}

export async function readWhy(world) {
  const page = world.people.page("partner");
  await page.getByRole("link", { name: "Earnings", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Earnings" }).waitFor();
  await page.getByRole("link", { name: /Sale/ }).first().waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: /Sale/ }).first().click();
  await page.getByRole("heading", { name: "Why this amount?" }).waitFor();
  await settled(page);
  const { commissions } = await ask(page, "{ commissions(first: 1) { edges { node { releaseAt } } } }");
  const until = day(commissions.edges[0].node.releaseAt);
  const words = await page.getByRole("main").innerText();
  for (const sentence of [
    `Held until ${until} (30-day hold). Then it becomes payable by itself.`,
    "later conversions follow that first credit.",
    "“Sale” pays 10% of each “Sale”.",
    `It is held for 30 days, until ${until} (set by the program).`,
  ])
    assert.ok(words.includes(sentence), `${sentence}\nis not in\n${words}`);
  assert.deepEqual(await rowsOf(page.getByRole("table", { name: "The sum" })), [
    ["Amount of the conversion", "€129.95"],
    ["× 10%", "€12.995"],
    ["Earned, rounded once", "€13.00"],
  ]);
  await checkScreen(page);
}

export async function seeResults({ people }) {
  const page = people.page("owner");
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.reload();
  await page.getByText(money(129.95)).first().waitFor();
  await checkScreen(page);
  for (const name of ["Conversions", "Commissions", "Referrals"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("main").getByText("Big Office").first().waitFor();
    await checkScreen(page);
  }
}

/** Waits until the server's own job has released what was held. */
async function released(page) {
  await page.waitForFunction(async () => {
    const answer = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Rapport-Request": "1" },
      body: JSON.stringify({ query: "{ commissions(first: 10) { edges { node { status } } } }" }),
    });
    const { data } = await answer.json();
    return data.commissions.edges.every((edge) => edge.node.status === "APPROVED");
  });
}

export async function endHold({ people, clock }) {
  clock.advance(31);
  const page = await people.back("partner");
  await released(page);
  await page.reload();
  await page.getByText("Say where the money should go").waitFor();
  await checkScreen(page);
}

export async function setPayoutMethod({ people }) {
  const page = people.page("partner");
  await page.getByRole("link", { name: "Add payout method" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Payout method" }).waitFor();
  await checkScreen(page);
  await page.getByLabel("IBAN or account number").fill("DE89370400440532013001");
  await page.getByRole("button", { name: "Save payout method" }).click();
  await page.locator("[aria-invalid=true]").waitFor();
  await page.getByLabel("IBAN or account number").fill("DE89 3704 0044 0532 0130 00");
  await page.getByRole("button", { name: "Save payout method" }).click();
  await page.getByRole("heading", { level: 1, name: "Payouts" }).waitFor();
  await page.getByText("3000").first().waitFor();
  await checkScreen(page);
}

/** Answers the question that a dialog asks. */
async function confirm(page, title, deed) {
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByRole("button", { name: deed }).click();
  await dialog.waitFor({ state: "hidden" });
}

export async function payOut({ people, server }) {
  const page = await people.back("owner");
  const amount = money(28);
  await page.getByRole("link", { name: "Payouts", exact: true }).click();
  await page.getByRole("heading", { name: "No payout run yet" }).waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "New payout run" }).first().click();
  await page.getByText("1 payout is in", { exact: true }).waitFor();
  await checkScreen(page);
  await page.getByRole("button", { name: `Make this run: ${amount}` }).click();
  await confirm(page, `Make a payout run over ${amount}?`, "Make the run");
  await page.waitForURL(/\/payouts\/run_/);
  await checkScreen(page);
  await page.getByRole("button", { name: `Approve ${amount}` }).click();
  await confirm(page, `Approve this run over ${amount}?`, "Approve");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the table (CSV)" }).click(),
  ]);
  const file = await (await download.createReadStream()).toArray();
  const bankFile = Buffer.concat(file).toString();
  assert.match(bankFile, /DE89370400440532013000/);
  assert.match(bankFile, /28\.00/);
  await page.getByRole("button", { name: "It is sent" }).click();
  await confirm(page, `Is ${amount} with the bank?`, `Yes, ${amount} are sent`);
  await page.getByRole("checkbox", { name: /Select payout .* for Ada Consulting/ }).check();
  await checkScreen(page);
  await page.getByRole("button", { name: "Mark as paid" }).click();
  await confirm(page, "Mark 1 payout as paid?", "Mark as paid");
  await page.getByText("All payouts were settled on").waitFor();
  await checkScreen(page);
  assert.equal(new URL(page.url()).origin, server.url);
}

export async function readStatement({ people }) {
  const page = people.page("partner");
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.reload();
  await settled(page);
  await checkScreen(page);
  await page.goto("/portal/payouts");
  await page.getByRole("link", { name: /^\d{4}-000001/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Statement .*-000001$/ }).waitFor();
  await page.getByText(`${money(28)} was paid on`).waitFor();
  const rows = (await rowsOf(page.getByRole("table", { name: "What is in it" }))).map((row) => row.at(-1));
  assert.deepEqual(rows, ["Amount", money(15), money(13), money(28)]);
  await checkScreen(page);
}

export async function signOut({ people }) {
  for (const who of ["owner", "partner"]) {
    const page = people.page(who);
    const name = who === "owner" ? cast.owner.name : `Account of ${cast.partner.name}`;
    await page.getByRole("button", { name }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
    await checkScreen(page);
    await page.goto(who === "owner" ? "/console" : "/portal");
    await page.waitForURL("**/sign-in?next=**");
    await people.leave(who);
  }
}
