// The owner asks something of its own in the form, a partner answers with a file on a phone, and the team saves it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { checkScreen, settled } from "./pages.mjs";

const main = (page) => page.getByRole("main");
const offer = "%PDF-1.7\nAn offer for Fabrikam.";

/** A question more, moved to the top by the keyboard; the form beside the list shows it. */
async function build(world) {
  const page = await world.people.back("owner");
  await page.goto(`/console/${world.programId}/settings/form`);
  await page.getByRole("heading", { level: 1, name: "Submission form" }).waitFor();
  await checkScreen(page);
  const add = async (label, kind, more = async () => {}) => {
    await page.getByRole("button", { name: "Add a question" }).click();
    const dialog = page.getByRole("dialog", { name: "New question" });
    await dialog.getByLabel("Question").fill(label);
    await dialog.getByLabel("Kind").selectOption({ label: kind });
    await more(dialog);
    if (kind === "Choice") await checkScreen(page);
    await dialog.getByRole("button", { name: "Save the question" }).click();
    await dialog.waitFor({ state: "hidden" });
    await main(page).getByRole("listitem").filter({ hasText: label }).first().waitFor();
  };
  await add("How large are they?", "Choice", async (dialog) => {
    await dialog.getByLabel("Answers to choose from").fill("Up to 50 people\nMore than 50");
  });
  await add("Your offer", "File");
  await page.getByRole("button", { name: "Move “Your offer” up" }).focus();
  await page.keyboard.press("Enter");
  await main(page).getByRole("listitem").first().filter({ hasText: "Your offer" }).waitFor();
  await page.getByRole("region", { name: "As partners see it" }).getByText("Your offer").first().waitFor();
  await settled(page);
  await checkScreen(page);
}

/** On a phone: the file goes up as it is chosen, and the draft survives a reload with it. */
async function answer({ people }) {
  const page = people.page("partner");
  await page.goto("/portal/referrals/new");
  await page.getByLabel("Company").fill("Fabrikam");
  await page.getByLabel("E-mail").fill("lee@fabrikam.example");
  await page.getByLabel(/^Choose a file.*Your offer/).setInputFiles({
    name: "offer.exe",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("MZ"),
  });
  await page.getByText(/^This kind of file is not taken/).waitFor();
  const pdf = { name: "offer.pdf", mimeType: "application/pdf", buffer: Buffer.from(offer) };
  await page.getByLabel(/^Choose a file.*Your offer/).setInputFiles(pdf);
  await page.getByRole("button", { name: "Remove offer.pdf" }).waitFor();
  await page.getByText("Saved", { exact: true }).waitFor();
  await checkScreen(page);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.getByText("Here is what you had typed.").waitFor();
  await page.getByRole("button", { name: "Remove offer.pdf" }).waitFor();
  await page.getByLabel("They agree that I pass on these details.").check();
  await page.getByRole("button", { name: "Submit the referral" }).click();
  await page.getByText("Thank you, it has arrived").waitFor();
  await page.getByRole("link", { name: /^offer\.pdf/ }).waitFor();
  await page.getByRole("button", { name: "Write the introduction" }).click();
  const dialog = page.getByRole("dialog", { name: "Introduce by e-mail" });
  const mail = dialog.getByRole("link", { name: "Open in my mail program" });
  await mail.waitFor();
  assert.match(
    await mail.getAttribute("href"),
    /^mailto:lee@fabrikam\.example\?.*subject=Introducing%20Fabrikam/,
  );
  await checkScreen(page);
  await page.keyboard.press("Escape");
}

/** The team saves the answer, and puts a file of its own beside it. */
async function download(world) {
  const page = await world.people.back("owner");
  await page.goto(`/console/${world.programId}/referrals?view=decide`);
  await main(page).getByRole("link", { name: "Fabrikam", exact: true }).first().click();
  const link = page.getByRole("link", { name: /^offer\.pdf/ });
  await link.waitFor();
  const [saved] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.equal(saved.suggestedFilename(), "offer.pdf");
  assert.equal(await readFile(await saved.path(), "utf8"), offer);
  await page.getByLabel(/^Choose files/).setInputFiles({
    name: "minutes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("They call on Monday."),
  });
  await page.getByRole("link", { name: /^minutes\.txt/ }).waitFor();
  await settled(page);
  await checkScreen(page);
}

/** The steps, before the pipeline's own. */
export async function formSteps(step, world) {
  await step("the owner asks for a file in the form", () => build(world));
  await step("the partner answers with a file on a phone", () => answer(world));
  await step("the team saves the file", () => download(world));
}
