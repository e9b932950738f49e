// Two partners and one prospect: the first has it, the second is told nothing of the first; a milestone pays; when the
// protection ends and no more time is given, a click decides again.
import assert from "node:assert/strict";
import { ask, checkScreen, settled } from "./pages.mjs";
import { cast } from "./people.mjs";
import { follow, money, record } from "./steps.mjs";

const main = (page) => page.getByRole("main");
const consent = "They agree that I pass on these details.";

/** The next version of the plan pays for a meeting. */
async function payForMeetings(world) {
  const page = await world.people.back("owner");
  await page.getByRole("link", { name: "Incentives", exact: true }).click();
  await main(page).getByRole("link", { name: "Standard" }).first().click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("button", { name: "Add an incentive" }).click();
  const added = page.getByRole("group", { name: "Incentive 4", exact: true });
  await added.getByLabel("Name", { exact: true }).fill("First meeting");
  await added.getByLabel("When this happens").selectOption("stage:meeting");
  await added.getByLabel("A fixed amount").check();
  await added.getByRole("textbox", { name: "Amount" }).fill("25.00");
  await checkScreen(page);
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await page.getByText("Version 3", { exact: false }).first().waitFor();
}

const invite = `mutation($i: InvitationCreateInput!) { invitationCreate(input: $i) { url userErrors { message } } }`;

/** The recruited partner has a person, who is invited and comes on a phone. */
async function enter(world) {
  const { name, email, password } = cast.rival;
  const owner = world.people.page("owner");
  const { enrollment } = await ask(owner, "query($id: ID!) { enrollment(id: $id) { partner { id } } }", {
    id: world.recruited.id,
  });
  const input = { email, role: "OWNER", partnerId: enrollment.partner.id };
  const { invitationCreate } = await ask(owner, invite, { i: input });
  const page = await world.people.device("rival");
  await page.goto(new URL(invitationCreate.url).pathname);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await checkScreen(page);
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL("**/portal**");
  await settled(page);
}

async function submitFjord(page, email) {
  await page.goto("/portal/referrals/new");
  await page.getByLabel("Company").fill("Fjord");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel(consent).check();
  await page.getByRole("button", { name: "Submit the referral" }).click();
  await page.getByText("Thank you, it has arrived").waitFor();
  await settled(page);
  return new URL(page.url()).pathname;
}

/** Both submit it; the team sees both side by side, and rejects the second. */
async function conflict(world) {
  world.fjord = await submitFjord(await world.people.back("partner"), "lee@fjord.example");
  const rival = world.people.page("rival");
  world.rivals = await submitFjord(rival, "sam@fjord.example");
  await checkScreen(rival);
  const page = world.people.page("owner");
  await page.goto(`/console/${world.programId}/referrals?view=decide`);
  await main(page).getByRole("row").filter({ hasText: "Bob Builders" }).getByRole("link").first().click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("heading", { name: "Conflict with Fjord" }).waitFor();
  await panel.getByText("Ada Consulting").first().waitFor();
  await checkScreen(page);
  await panel.getByRole("button", { name: "The same prospect" }).click();
  const question = page.getByRole("dialog", { name: "The same prospect as Fjord?" });
  await question.getByRole("button", { name: "The same prospect" }).click();
  await question.waitFor({ state: "hidden" });
  await panel.getByText("It is the same prospect as another referral.", { exact: false }).waitFor();
  await panel.getByRole("button", { name: "Reject", exact: true }).click();
  const rejection = page.getByRole("dialog", { name: "Reject Fjord" });
  await rejection.getByLabel("It was submitted before").check();
  await checkScreen(page);
  await rejection.getByRole("button", { name: "Reject", exact: true }).click();
  await rejection.waitFor({ state: "hidden" });
}

/** The second partner reads a neutral answer, and finds nothing of the first, whatever it tries. */
async function learnNothing(world) {
  const page = world.people.page("rival");
  await page.goto(world.rivals);
  await page.getByText("The program’s team knew this prospect already.").waitFor();
  await checkScreen(page);
  const words = await main(page).innerText();
  for (const secret of ["Ada", "lee@fjord.example", "submitted before"]) {
    assert.ok(!words.includes(secret), `the answer names ${secret}`);
  }
  const theirs = world.fjord.split("/").at(-1);
  const { referral, nodes, referrals } = await ask(
    page,
    `query($id: ID!) {
      referral(id: $id) { id }
      nodes(ids: [$id]) { id }
      referrals(first: 100) { edges { node { name submission { email rejectReason } } } }
    }`,
    { id: theirs },
  );
  assert.deepEqual({ referral, nodes }, { referral: null, nodes: [null] });
  const mine = referrals.edges.map(({ node: one }) => one.submission).filter(Boolean);
  assert.deepEqual(mine, [{ email: "sam@fjord.example", rejectReason: "ALREADY_KNOWN" }]);
  await page.goto(world.fjord);
  await page.getByText("This referral is not here").waitFor();
  await checkScreen(page);
}

async function openReferral(page, world) {
  const id = world.fjord.split("/").at(-1);
  await page.goto(`/console/${world.programId}/referrals?show=${id}`);
  const panel = page.getByRole("dialog", { name: "Fjord" });
  await panel.waitFor();
  return panel;
}

/** The first is accepted and meets the team, which pays. */
async function meet(world) {
  const page = world.people.page("owner");
  const panel = await openReferral(page, world);
  await panel.getByRole("button", { name: "Accept", exact: true }).click();
  const acceptance = page.getByRole("dialog", { name: "Accept Fjord" });
  await acceptance.getByRole("button", { name: "Accept", exact: true }).click();
  await acceptance.waitFor({ state: "hidden" });
  await panel.getByRole("button", { name: "Move", exact: true }).click();
  const move = page.getByRole("dialog", { name: "Move Fjord" });
  await move.getByLabel("Meeting").check();
  await checkScreen(page);
  await move.getByRole("button", { name: "Move to Meeting" }).click();
  await move.waitFor({ state: "hidden" });
  const partner = world.people.page("partner");
  await partner.goto(world.fjord);
  await partner.getByText(money(25)).first().waitFor();
  await checkScreen(partner);
  const { commissions } = await ask(partner, "{ commissions(first: 1) { edges { node { id } } } }");
  await partner.goto(`/portal/earnings/${commissions.edges[0].node.id}`);
  await partner.getByText(`“First meeting” pays ${money(25)} for each “reached Meeting”.`).waitFor();
  await checkScreen(partner);
}

/** More time is asked for and not given. */
async function askForTime(world) {
  const page = world.people.page("partner");
  await page.goto(world.fjord);
  await page.getByRole("button", { name: "Ask for more time" }).click();
  const form = page.getByRole("dialog", { name: "Ask for more time" });
  await form.getByLabel("Why?").fill("Their board meets in spring.");
  await checkScreen(page);
  await form.getByRole("button", { name: "Send the request" }).click();
  await form.waitFor({ state: "hidden" });
  const owner = world.people.page("owner");
  const panel = await openReferral(owner, world);
  await panel.getByText("Their board meets in spring.").waitFor();
  await panel.getByRole("button", { name: "Decline", exact: true }).click();
  const dialog = owner.getByRole("dialog", { name: "Decline more time?" });
  await dialog.getByLabel("Answer").fill("Ninety days are what everybody has.");
  await checkScreen(owner);
  await dialog.getByRole("button", { name: "Decline", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByText("Answer: Ninety days are what everybody has.").waitFor();
}

/** After the protection, the click of the other partner's link has the sale, and the partner reads why. */
async function endProtection(world) {
  world.clock.advance(91);
  const rival = await world.people.back("rival");
  await record(world, {
    type: "sale",
    externalId: "order-fj",
    clickId: await follow(world.recruited.links.edges[0].node.url, 140),
    customer: { externalId: "customer-fj", email: "kai@fjord.example", company: "Fjord" },
    amount: { amount: "50.00", currencyCode: "EUR" },
  });
  await rival.goto("/portal/earnings");
  // 12 % of 50.00.
  await main(rival).getByText(money(6)).first().waitFor();
  await checkScreen(rival);
  const page = await world.people.back("partner");
  await page.goto(world.fjord);
  await page.getByText(/^Ended on /).waitFor();
  await checkScreen(page);
  await world.people.leave("rival");
  await world.people.back("owner");
}

/** The steps, one after the other. */
export async function rivalSteps(step, world) {
  await step("a meeting is worth money", () => payForMeetings(world));
  await step("another partner's person accepts an invitation", () => enter(world));
  await step("two partners submit one prospect, and the team decides", () => conflict(world));
  await step("the second learns nothing of the first", () => learnNothing(world));
  await step("a milestone pays", () => meet(world));
  await step("more time is asked for and declined", () => askForTime(world));
  await step("the protection ends, and a click decides again", () => endProtection(world));
}
