// A visitor without JavaScript writes into the page of a link, and is a lead on both sides. The vendor gives something
// back: it sends a prospect, the partner takes it and reports what came of it, and the balance says so.
import assert from "node:assert/strict";
import { ask, checkScreen, settled, sizes } from "./pages.mjs";

const main = (page) => page.getByRole("main");

/** The owner writes the page, looks at it at the width of a phone, and publishes it. */
async function publish(world) {
  const page = await world.people.back("owner");
  await page.goto(`/console/${world.programId}/landing`);
  await page.getByLabel("Title").fill("Recommended by {partner}");
  await page.getByLabel("What visitors agree to").fill("You may write to me about my request.");
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1, name: /^Recommended by / }).waitFor();
  await page.getByLabel("Published").check();
  await checkScreen(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  await page.getByText(/^Each link has its page: /).waitFor();
}

/** The partner finds the address beside the link. */
async function copyAddress(world) {
  const page = await world.people.back("partner");
  await page.goto("/portal/links");
  const address = page.getByLabel(/^Address of the page of /).first();
  world.landing = await address.inputValue();
  assert.match(world.landing, /\/p\/.+\/.+/);
  await checkScreen(page);
}

/** A visitor on a phone that runs no scripts: first without the tick, then whole. */
async function fill(world, browser) {
  // A headless browser counts as a program, whom nobody is credited for.
  const userAgent =
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36";
  const context = await browser.newContext({
    viewport: sizes.phone,
    hasTouch: true,
    javaScriptEnabled: false,
    userAgent,
  });
  const page = await context.newPage();
  try {
    await page.goto(world.landing);
    await page.getByRole("heading", { level: 1, name: /^Recommended by / }).waitFor();
    world.clock.advance(1 / 1440);
    await page.getByLabel("Your name").fill("Svea Visitor");
    await page.getByLabel("E-mail address").fill("svea@landing.example");
    await page.getByLabel("Company").fill("Landing Courses");
    const send = page.getByRole("button");
    await send.click();
    await page.getByText("Without your agreement nothing is sent.").waitFor();
    assert.equal(await page.getByLabel("Company").inputValue(), "Landing Courses", "what was typed stays");
    await page.getByLabel("You may write to me about my request.").check();
    await send.click();
    await page.getByRole("heading", { level: 1, name: "Thank you" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Thank you" }).waitFor();
  } finally {
    await context.close();
  }
}

/** The lead stands in the console with the words that were agreed to, once, and in the partner's pipeline. */
async function seeLead(world) {
  const owner = await world.people.back("owner");
  await owner.goto(`/console/${world.programId}/landing?view=leads`);
  const rows = main(owner).getByRole("link", { name: "Svea Visitor" });
  await rows.first().waitFor();
  assert.equal(await rows.count(), 1, "the form that was sent twice is one lead");
  await rows.first().click();
  await owner.getByText("You may write to me about my request.").waitFor();
  await settled(owner);
  await checkScreen(owner);
  const partner = await world.people.back("partner");
  await partner.goto("/portal/referrals?view=list");
  await main(partner).getByText("Landing Courses").first().waitFor();
  await checkScreen(partner);
}

/** The owner sends a prospect; that it agreed must be said. */
async function sendProspect(world) {
  const page = world.people.page("owner");
  await page.goto(`/console/${world.programId}/reciprocal`);
  await page.getByRole("button", { name: "Send a prospect" }).click();
  const dialog = page.getByRole("dialog", { name: "Send a prospect to a partner" });
  const partner = dialog.getByLabel("Partner", { exact: true });
  await partner.fill("Ada");
  await dialog.getByRole("option", { name: /^Ada/ }).first().click();
  await dialog.getByRole("textbox", { name: "Company" }).fill("Southwind");
  await dialog.getByRole("textbox", { name: "E-mail" }).fill("kim@southwind.example");
  await dialog.getByLabel(/^The prospect agreed/).check();
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.waitFor({ state: "hidden" });
  await main(page).getByRole("link", { name: "Southwind" }).waitFor();
}

/** The partner takes it on a phone, and reports a deal. */
async function answerProspect(world) {
  const page = world.people.page("partner");
  await page.goto("/portal/received");
  await page.getByRole("button", { name: "Take it: Southwind" }).click();
  const take = page.getByRole("dialog", { name: "Take Southwind?" });
  await take.getByRole("button", { name: "Take it" }).click();
  await take.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Report the outcome: Southwind" }).click();
  const report = page.getByRole("dialog", { name: "What came of Southwind?" });
  await report.getByLabel("We made a deal").check();
  await report.getByLabel(/^What you won, in /).fill("1,234.50");
  await checkScreen(page);
  await report.getByRole("button", { name: "Send" }).click();
  await report.waitFor({ state: "hidden" });
  await page.getByText(/and won 1 prospect worth .*1,234\.50 that you received\./).waitFor();
  await checkScreen(page);
}

/** The balance stands on the partner's page. */
async function seeBalance(world) {
  const page = world.people.page("owner");
  const { reciprocalReferrals } = await ask(
    page,
    "query($p: ID!) { reciprocalReferrals(filter: {programId: $p}, first: 1) { edges { node { status enrollment { id } } } } }",
    { p: world.programId },
  );
  const { node } = reciprocalReferrals.edges[0];
  assert.equal(node.status, "WON");
  await page.goto(`/console/${world.programId}/partners/${node.enrollment.id}`);
  await page.getByRole("heading", { name: "Given and received" }).waitFor();
  await main(page)
    .getByText(/1,234\.50/)
    .first()
    .waitFor();
  await settled(page);
  await checkScreen(page);
}

/** All of it, in order. */
export async function landingSteps(step, world, browser) {
  await step("the owner publishes the landing page", () => publish(world));
  await step("the partner copies the address of its page", () => copyAddress(world));
  await step("a visitor without scripts fills the form on a phone", () => fill(world, browser));
  await step("the lead stands on both sides", () => seeLead(world));
  await step("the owner sends a prospect to the partner", () => sendProspect(world));
  await step("the partner takes it and reports a deal", () => answerProspect(world));
  await step("the balance says what was given and received", () => seeBalance(world));
}
