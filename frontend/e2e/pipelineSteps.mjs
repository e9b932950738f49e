// A partner introduces somebody by name: the team accepts, the prospect buys through another partner's link while the
// submission is protected, and it is the submission's. What was missed is claimed, and given.
import assert from "node:assert/strict";
import { ask, checkScreen, settled } from "./pages.mjs";
import { follow, money, record } from "./steps.mjs";

const main = (page) => page.getByRole("main");

/** On a phone: mistakes stand at their fields, and a reload loses nothing. */
async function submit({ people }) {
  const page = people.page("partner");
  await page.goto("/portal/referrals");
  await page.getByRole("link", { name: "Submit a referral" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Submit a referral" }).waitFor();
  await checkScreen(page);
  const send = page.getByRole("button", { name: "Submit the referral" });
  const consent = page.getByLabel("They agree that I pass on these details.");
  await page.getByLabel("Company").fill("Northwind");
  await consent.check();
  await send.click();
  await page.getByText("Give an e-mail address, a phone number or a website.").waitFor();
  await checkScreen(page);
  await page.getByLabel("E-mail").fill("jo@northwind.example");
  await page.reload();
  await page.getByText("Here is what you had typed.").waitFor();
  await consent.setChecked(true);
  await send.click();
  await page.getByText("Thank you, it has arrived").waitFor();
  await settled(page);
  await checkScreen(page);
}

/** The team finds it in its inbox, and accepts it. */
async function accept(world) {
  const page = await world.people.back("owner");
  await page.goto(`/console/${world.programId}/referrals?view=decide`);
  await main(page).getByRole("link", { name: "Northwind", exact: true }).first().click();
  await page.getByText("jo@northwind.example").first().waitFor();
  await checkScreen(page);
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Accept Northwind" });
  await dialog.waitFor();
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Accept", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Active", { exact: true }).first().waitFor();
  const partner = world.people.page("partner");
  await partner.reload();
  await partner.getByText(/^Yours until /).waitFor();
  await checkScreen(partner);
}

/** The team moves the card by keyboard, the partner asks for something: each sees it on a page that stays open. */
async function workTogether(world) {
  const partner = world.people.page("partner");
  const stays = (page) =>
    page.evaluate(() => {
      document.body.dataset.stays = "yes";
    });
  await partner.getByRole("heading", { level: 1, name: "Northwind" }).waitFor();
  await stays(partner);
  const owner = world.people.page("owner");
  await owner.goto(`/console/${world.programId}/referrals?view=board`);
  const card = main(owner).getByRole("link", { name: "Northwind", exact: true });
  await card.waitFor();
  await checkScreen(owner);
  await stays(owner);
  await card.focus();
  await owner.keyboard.press("m");
  const menu = owner.getByRole("menu").and(owner.locator(":focus-within"));
  await menu.waitFor();
  await owner.keyboard.type("Qual");
  await menu.getByRole("menuitem", { name: "Qualified" }).and(owner.locator(":focus")).waitFor();
  await owner.keyboard.press("Enter");
  await main(owner)
    .getByRole("region", { name: "Qualified" })
    .getByRole("link", { name: "Northwind", exact: true })
    .waitFor();
  await owner.getByText("Northwind is now on Qualified.").first().waitFor({ state: "attached" });
  await partner.getByText(/^On Qualified since /).waitFor();
  await partner.getByRole("button", { name: "Add a task" }).click();
  await partner.getByLabel("What is to be done?").fill("Send the price list");
  await partner.getByLabel("Whose task is it?").selectOption({ label: "Program’s team" });
  const due = new Date(Number(world.clock.now()) + 5 * 86_400_000).toISOString().slice(0, 10);
  await partner.getByLabel("By which day?").fill(due);
  await checkScreen(partner);
  await partner.getByRole("button", { name: "Add the task" }).click();
  await main(owner)
    .getByText(/Send the price list by /)
    .waitFor();
  for (const page of [owner, partner]) {
    assert.equal(await page.evaluate(() => document.body.dataset.stays), "yes", "the page was loaded again");
  }
  await owner.goto(`/console/${world.programId}/referrals?view=tasks`);
  await owner.getByRole("checkbox", { name: /Send the price list/ }).check();
  await partner.getByText(/done on /).waitFor();
  await checkScreen(owner);
  await owner.goto(`/console/${world.programId}/referrals?view=forecast`);
  await owner.getByText("No day known").waitFor();
  await checkScreen(owner);
}

/** Somebody of the company buys through the other partner's link: the submission comes first (rules §2.3). */
async function sellToTheProspect(world) {
  await record(world, {
    type: "sale",
    externalId: "order-nw",
    clickId: await follow(world.recruited.links.edges[0].node.url, 141),
    customer: { externalId: "customer-nw", email: "kim@northwind.example", company: "Northwind" },
    amount: { amount: "200.00", currencyCode: "EUR" },
  });
  const page = world.people.page("partner");
  await page.goto("/portal/referrals?view=forecast");
  await page.getByRole("heading", { name: "How long it took" }).waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await page.getByRole("link", { name: "Northwind", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Northwind" }).waitFor();
  // 12 % of 200.00.
  await page.getByText(money(24)).first().waitFor();
  await page.getByText(/^Recognised as a customer on /).waitFor();
  await checkScreen(page);
  const { commissions } = await ask(page, "{ commissions(first: 1) { edges { node { id } } } }");
  await page.goto(`/portal/earnings/${commissions.edges[0].node.id}`);
  await page.getByText("A protected referral of this customer has the credit.").waitFor();
  await checkScreen(page);
}

/** What the other partner's link brought, too, is claimed, and given by hand. */
async function claim(world) {
  const page = world.people.page("partner");
  await page.goto("/portal/claims?new=claim");
  const form = page.getByRole("dialog", { name: "Something is missing" });
  await form.getByLabel("Order number").fill("order-2");
  await form.getByLabel("On which day?").fill(new Date(world.clock.now()).toISOString().slice(0, 10));
  await form.getByLabel("Why is it yours?").fill("I introduced them on the phone.");
  await checkScreen(page);
  await form.getByRole("button", { name: "Send the claim" }).click();
  await page.getByText("Waits for the program").first().waitFor();
  await checkScreen(page);
  const owner = world.people.page("owner");
  await owner.goto(`/console/${world.programId}/claims`);
  await main(owner)
    .getByRole("link", { name: /Ada Consulting|order-2/ })
    .first()
    .click();
  await owner.getByText("I introduced them on the phone.").waitFor();
  await checkScreen(owner);
  await owner
    .getByRole("button", { name: /^Uphold/ })
    .first()
    .click();
  const dialog = owner.getByRole("dialog", { name: "Give the credit to Ada Consulting?" });
  await dialog.waitFor();
  await checkScreen(owner);
  await dialog.getByRole("button", { name: /^Uphold/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByText(/^You were right: since /).waitFor();
  await checkScreen(page);
  await owner.goto(`/console/${world.programId}/claims`);
}

/** The steps, one after the other. */
export async function pipelineSteps(step, world) {
  await step("the partner submits a referral", () => submit(world));
  await step("the team accepts it, and it is protected", () => accept(world));
  await step("both sides see what the other does as it happens", () => workTogether(world));
  await step("the submission comes before another partner's link", () => sellToTheProspect(world));
  await step("a claim is upheld", () => claim(world));
}
