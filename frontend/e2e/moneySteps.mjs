// Money that does not run straight: a sale in another currency whose rate comes late, rates from a file, a customer who
// demands money back, and the ledger in which all of it stands.
import assert from "node:assert/strict";
import { checkScreen, settled } from "./pages.mjs";
import { money, record } from "./steps.mjs";

const main = (page) => page.getByRole("main");
const table = (page, name) => main(page).getByRole("table", { name, exact: true });
const dollars = (amount) => money(amount, "USD");

/** Goes to a place of the navigation. */
async function goTo(page, name) {
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await settled(page);
}

/** Presses a button that opens a dialog, which must pass every check. */
async function openDialog(page, button, name) {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await dialog.waitFor();
  await checkScreen(page);
  return dialog;
}

/** Follows a line of what needs the owner. */
async function followTask(page, words) {
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.reload();
  await settled(page);
  await checkScreen(page);
  await main(page).getByRole("link", { name: words }).click();
}

async function sellInDollars(world) {
  await record(world, {
    type: "sale",
    externalId: "order-3",
    amount: { amount: "50.00", currencyCode: "USD" },
  });
}

async function giveLateRate(world) {
  const page = world.people.page("owner");
  await sellInDollars(world);
  await followTask(page, /^1 conversion in USD waits for a rate since/);
  await page.getByRole("heading", { level: 1, name: "Exchange rates" }).waitFor();
  await main(page)
    .getByRole("link", { name: /^1 conversion in USD since/ })
    .waitFor();
  await checkScreen(page);
  await main(page)
    .getByRole("link", { name: /^1 conversion in USD since/ })
    .click();
  await table(page, "Conversions").getByRole("link", { name: "order-3" }).waitFor();
  assert.equal(
    await table(page, "Conversions").getByRole("row").count(),
    2,
    "only what waits, and the header",
  );
  await checkScreen(page);
  await goTo(page, "Exchange rates");
  const dialog = await openDialog(page, "Give a rate for USD", "Give an exchange rate");
  await dialog.getByRole("textbox", { name: "Rate" }).fill("0");
  await dialog.getByRole("button", { name: "Give the rate" }).click();
  await dialog.getByText("A rate is above 0.").waitFor();
  await dialog.getByRole("textbox", { name: "Rate" }).fill("0.9");
  await dialog.getByRole("button", { name: "Give the rate" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Rate given: 1 conversion counts now").waitFor();
  await table(page, "Exchange rates").getByText("1 USD = 0.9 EUR").waitFor();
  await main(page).getByText("Conversions wait for a rate").waitFor({ state: "hidden" });
  await checkScreen(page);
}

async function importRates({ people }) {
  const page = people.page("owner");
  const dialog = await openDialog(page, "Import a file", "Import exchange rates");
  const choose = (lines) =>
    dialog
      .getByLabel("CSV file")
      .setInputFiles({ name: "rates.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await choose(["currency,day,rate", "GBP,2026-01-02,1.15", "GBP,2026-13-02,1.15"]);
  await dialog.getByText("1 mistake. Nothing was imported", { exact: false }).waitFor();
  await dialog.getByRole("table", { name: "What is wrong" }).getByText("GBP,2026-13-02,1.15").waitFor();
  await checkScreen(page);
  await choose(["currency,day,rate,source", "GBP,2026-01-02,1.15,ECB", "GBP,2026-01-05,1.1525,ECB"]);
  await dialog.getByText("2 rates, and nothing is wrong with them.").waitFor();
  await checkScreen(page);
  await dialog.getByRole("button", { name: "Import 2 rates" }).click();
  await dialog.waitFor({ state: "hidden" });
  await main(page).getByRole("combobox", { name: "Currency" }).selectOption("GBP");
  await table(page, "Exchange rates").getByText("1 GBP = 1.1525 EUR").waitFor();
  await table(page, "Exchange rates").getByText("1 USD = 0.9 EUR").waitFor({ state: "hidden" });
  await checkScreen(page);
}

async function openDispute({ people }) {
  const page = people.page("owner");
  await goTo(page, "Conversions");
  await table(page, "Conversions").getByRole("link", { name: "order-3" }).click();
  await page.getByRole("heading", { level: 1, name: /order-3$/ }).waitFor();
  await main(page).getByText(money(45)).waitFor();
  await main(page)
    .getByText(/^given later/)
    .waitFor();
  const dialog = await openDialog(page, "Open a dispute", "Open a dispute");
  await dialog
    .getByText(`${dollars(6)} of commissions not paid yet is stopped until it is closed.`)
    .waitFor();
  await dialog.getByLabel("External id").fill("dp-1");
  await dialog.getByLabel("Amount").fill("5000");
  await dialog.getByRole("button", { name: "Open the dispute" }).click();
  await dialog.locator("[aria-invalid=true]").waitFor();
  await dialog.getByLabel("Amount").fill("25.00");
  await dialog.getByLabel("Reason").fill("The customer says it never came.");
  await dialog.getByRole("button", { name: "Open the dispute" }).click();
  await dialog.waitFor({ state: "hidden" });
  await table(page, "Commissions").getByText("Stopped").waitFor();
  await main(page).getByRole("link", { name: "Dispute dp-1" }).waitFor();
  await checkScreen(page);
}

async function loseDispute({ people }) {
  const page = people.page("owner");
  await followTask(page, "1 dispute is open");
  await table(page, "Disputes").getByText("Ada Consulting").waitFor();
  await checkScreen(page);
  await table(page, "Disputes").getByRole("link", { name: "dp-1" }).click();
  const panel = page.getByRole("dialog", { name: "Dispute dp-1" });
  await panel.getByText("1 commission is stopped until it is closed.").waitFor();
  await checkScreen(page);
  const question = await openDialog(page, "Lost: give it back", "Is dispute dp-1 lost?");
  await question.getByText(`${dollars(6)} of Ada Consulting goes on as “Held”`).waitFor();
  await question.getByText(`${dollars(3)} of Ada Consulting`, { exact: true }).waitFor();
  await question.getByRole("button", { name: `Close as lost: refund ${dollars(25)}` }).click();
  await question.waitFor({ state: "hidden" });
  const rows = panel.getByRole("table", { name: "Commissions of this conversion" }).getByRole("row");
  await rows.filter({ hasText: "Taken back" }).getByText(dollars(-3).replace("-", "−")).waitFor();
  await rows.filter({ hasText: "Sale" }).getByText("Held").waitFor();
  await checkScreen(page);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
}

async function readLedger({ people }) {
  const page = people.page("owner");
  await goTo(page, "Ledger");
  await table(page, "Entries").getByText("Paid out").first().waitFor();
  await checkScreen(page);
  const dollarRow = table(page, "Balances").getByRole("row").filter({ hasText: "USD" });
  await dollarRow.getByRole("link", { name: dollars(3), exact: true }).click();
  await page.waitForURL(/account=PENDING/);
  // What was earned and taken back; the balance after the last is the one above. The rows of all accounts stay until
  // these have come.
  const rows = table(page, "Entries").getByRole("row");
  await rows.nth(3).waitFor({ state: "detached" });
  await rows.nth(1).getByText("Taken back").waitFor();
  await rows.nth(1).getByText(dollars(3)).last().waitFor();
  assert.equal(await rows.count(), 3, "two entries and the header");
  await checkScreen(page);
  await rows.nth(2).getByRole("link").first().click();
  await page.getByRole("dialog", { name: `Why ${dollars(6)}?` }).waitFor();
  await checkScreen(page);
  await page.keyboard.press("Escape");
}

/** The steps, one after the other. */
export async function moneySteps(step, world) {
  await step("a sale in dollars counts by a rate that comes late", () => giveLateRate(world));
  await step("exchange rates come in a file", () => importRates(world));
  await step("a dispute stops what is unpaid", () => openDispute(world));
  await step("a lost dispute takes its part back", () => loseDispute(world));
  await step("the owner reads the entries of the ledger", () => readLedger(world));
}
