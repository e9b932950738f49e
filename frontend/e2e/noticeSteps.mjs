// People are told: a submission is accepted, the partner's bell rings and leads to it, and the team finds the mail that
// is kept, because this installation has no mail server.
import assert from "node:assert/strict";
import { ask, checkScreen, settled } from "./pages.mjs";

const submit = `mutation($i: ReferralSubmitInput!) { referralSubmit(input: $i) { referral { id } userErrors { message } } }`;
const accept = `mutation($id: ID!) { referralAccept(id: $id, input: {}) { referral { id } userErrors { message } } }`;

/** The partner has read everything so far, and chooses a mail for what is accepted. */
async function readAll(world) {
  const page = await world.people.back("partner");
  await page.getByRole("button", { name: /^Notifications, \d+ unread$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Notifications" });
  await dialog.getByRole("link").first().waitFor();
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Mark all as read" }).click();
  await dialog.getByRole("button", { name: "Mark all as read" }).waitFor({ state: "hidden" });
  await dialog.getByRole("link", { name: "Choose what you are told" }).click();
  await dialog.waitFor({ state: "hidden" });
  const mail = page.getByLabel("By mail: A submission is accepted");
  await mail.selectOption("NONE");
  await mail.selectOption("AT_ONCE");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  // From the top: the bar at the foot lies over the end of a list that one is scrolling.
  await page.evaluate(() => scrollTo(0, 0));
  await checkScreen(page);
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
}

/** Asks until a job has told the person. */
async function isTold(page) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const { unreadNotificationCount } = await ask(page, "{ unreadNotificationCount }");
    if (unreadNotificationCount === 1) return;
  }
  throw new Error("nobody was told");
}

/** A submission is accepted; the bell says so and leads to it. */
async function ring(world) {
  const page = world.people.page("partner");
  const input = {
    programId: world.programId,
    company: "Contoso",
    email: "jo@contoso.example",
    hasConsent: true,
  };
  const { referralSubmit } = await ask(page, submit, { i: input });
  const owner = await world.people.back("owner");
  const { referralAccept } = await ask(owner, accept, { id: referralSubmit.referral.id });
  assert.deepEqual(referralAccept.userErrors, []);
  await isTold(page);
  await page.reload();
  await page.getByRole("button", { name: "Notifications, 1 unread" }).click();
  const dialog = page.getByRole("dialog", { name: "Notifications" });
  await dialog.getByRole("link", { name: "Your referral of Contoso was accepted" }).click();
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  await page.goto("/portal/notifications");
  await page.getByRole("link", { name: "Your referral of Contoso was accepted" }).waitFor();
  await checkScreen(page);
  await page.getByRole("link", { name: "Unread" }).click();
  await page.getByText("Nothing unread").waitFor();
  await checkScreen(page);
}

/** The owner is told of the submission, and finds the kept mail. */
async function findMail(world) {
  const page = world.people.page("owner");
  await page.goto(`/console/${world.programId}/notifications`);
  await page.getByRole("link", { name: /submitted Contoso/ }).waitFor();
  await checkScreen(page);
  await page.goto(`/console/${world.programId}/outbox?search=Contoso+was+accepted`);
  await page.getByText("Mails are kept", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Your referral of Contoso was accepted" }).click();
  const dialog = page.getByRole("dialog", { name: "Your referral of Contoso was accepted" });
  await dialog.getByText("As text", { exact: true }).click();
  await dialog.getByText("It is protected until", { exact: false }).first().waitFor();
  await settled(page);
  await checkScreen(page);
}

/** The team writes its own words, sees them with examples, and goes back. */
async function ownWords(world) {
  const page = world.people.page("owner");
  await page.goto(`/console/${world.programId}/mail-templates?show=submission.accepted`);
  const dialog = page.getByRole("dialog", { name: "A submission is accepted" });
  const subject = dialog.getByLabel("Subject");
  await subject.fill("Hooray for {firm}");
  await dialog.getByText("Nothing is known for {firm} here.", { exact: false }).first().waitFor();
  await subject.fill("Hooray for {company}");
  await dialog.getByText("Hooray for Northwind Ltd").waitFor();
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Save the words" }).click();
  await page.getByText("Saved. The next mail has these words.").first().waitFor();
  await dialog.getByRole("button", { name: "Back to the product’s words" }).click();
  const question = page.getByRole("dialog", { name: "Go back to the product’s words?" });
  await question.getByRole("button", { name: "Back to the product’s words" }).click();
  await page.getByText("The product’s words hold again").first().waitFor();
  await question.waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}

/** What people are told, as steps of the journey. */
export async function noticeSteps(step, world) {
  await step("the partner has read everything", () => readAll(world));
  await step("the bell rings for a submission that is accepted", () => ring(world));
  await step("the owner finds the kept mail", () => findMail(world));
  await step("the owner writes words and goes back", () => ownWords(world));
}
