// What partners do beside the main job: they ask what they would earn, say who is paid, hand in a tax form, and keep
// their documents. Each step leaves the person where the next one finds them.
import assert from "node:assert/strict";
import { ask, checkScreen, settled, sizes } from "./pages.mjs";
import { money } from "./steps.mjs";

/** The partner asks on a phone, by the form and by an address that somebody sent. */
export async function askForQuote({ people }) {
  const page = people.page("partner");
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.getByRole("link", { name: "What would I earn?" }).click();
  await page.getByRole("heading", { level: 1, name: "What would I earn?" }).waitFor();
  await checkScreen(page);
  await page.getByLabel("Amount").fill("400");
  await page.getByRole("button", { name: "Show what I would earn" }).click();
  await page.getByText(`You would earn ${money(40)}.`).waitFor();
  await page.getByText("“Sale” pays 10% of each “Sale”.").waitFor();
  await page.getByText(/^It would be held until /).waitFor();
  assert.equal(new URL(page.url()).search, "?type=sale&amount=400&currency=EUR");
  assert.match(await page.evaluate(() => document.activeElement.innerText), /You would earn/);
  await checkScreen(page);
  const before = await ask(page, "{ commissions(first: 1) { totalCount } }");
  await page.goto("/portal/quote?type=lead");
  await page.getByText(`You would earn ${money(15)}.`).waitFor();
  await page.goto("/portal/quote?type=nothing");
  await page.locator("[aria-invalid=true]").waitFor();
  await page.goto("/portal/quote?type=sale&amount=5&day=2099-01-01");
  await page.locator("input[type=date][aria-invalid=true]:focus").waitFor();
  // The mistake has the focus, and what the bars of the shell cover then is a matter of scrolling: looked at from the top.
  await page.evaluate(() => scrollTo(0, 0));
  await checkScreen(page);
  assert.deepEqual(
    await ask(page, "{ commissions(first: 1) { totalCount } }"),
    before,
    "asking records nothing",
  );
}

const partnerUpdate = `mutation($id: ID!, $confirmed: Boolean!) {
  partnerConfirmTaxForm(id: $id, confirmed: $confirmed) { userErrors { message } } }`;
const programUpdate = `mutation($id: ID!, $needed: Boolean!) {
  programUpdate(id: $id, input: { needsTaxForm: $needed }) { userErrors { message } } }`;

/** The program wants a tax form: the partner reads so, says who is paid, and is told when the form is there. */
export async function giveLegalDetails({ people, programId }) {
  const owner = await people.back("owner");
  assert.deepEqual(
    (await ask(owner, programUpdate, { id: programId, needed: true })).programUpdate.userErrors,
    [],
  );
  const page = people.page("partner");
  await page.goto("/portal/payouts");
  await page.getByText(/It is paid once the program’s team has your tax form\./).waitFor();
  await checkScreen(page);
  await page.goto("/portal");
  await page.getByRole("link", { name: "Fill in legal details" }).click();
  await page.getByText("Your tax form is missing").waitFor();
  await checkScreen(page);
  await page.getByLabel("Legal name").fill("Ada Consulting GmbH");
  await page.getByLabel("Address").fill("Hafenstr. 1\n20359 Hamburg");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("VAT or tax number").fill("DE123456789");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Legal details saved").waitFor();
  await page.reload();
  await settled(page);
  assert.equal(await page.getByLabel("Country").inputValue(), "DE");
  const { viewer } = await ask(page, "{ viewer { partner { id legalName address country taxNumber } } }");
  const { id, ...kept } = viewer.partner;
  assert.deepEqual(kept, {
    legalName: "Ada Consulting GmbH",
    address: "Hafenstr. 1\n20359 Hamburg",
    country: "DE",
    taxNumber: "DE123456789",
  });
  const confirmed = await ask(owner, partnerUpdate, { id, confirmed: true });
  assert.deepEqual(confirmed.partnerConfirmTaxForm.userErrors, []);
  await page.reload();
  await page.getByText("Your tax form is there").waitFor();
  await checkScreen(page);
}

/** What a link that downloads brings. */
async function fileOf(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return Buffer.concat(await (await download.createReadStream()).toArray());
}

/** The numbered document of the payout, as a file and as a page, and the account as a table. */
export async function keepDocuments({ people }) {
  const page = people.page("partner");
  await page.goto("/portal/payouts");
  const row = page.getByRole("row").filter({ hasText: "-000001" });
  await checkScreen(page);
  // A wide list has the documents in the row; on a phone they stand on the statement's page.
  const phone = page.viewportSize();
  await page.setViewportSize(sizes.desktop);
  const short = await fileOf(page, row.getByRole("link", { name: /^PDF of statement .*-000001$/ }));
  assert.equal(short.subarray(0, 5).toString(), "%PDF-");
  await page.setViewportSize(phone);
  await row
    .getByRole("link", { name: /-000001/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /^Statement .*-000001$/ }).waitFor();
  const pdf = await fileOf(page, page.getByRole("link", { name: "Statement (PDF)" }));
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  await page.getByRole("link", { name: "Statement (page)" }).click();
  await page.getByText("Ada Consulting GmbH").first().waitFor();
  const words = await page.locator("body").innerText();
  for (const part of ["20359 Hamburg", "DE123456789", "28.00"])
    assert.ok(words.includes(part), `${part} in ${words}`);
  await page.goto("/portal/account?currency=EUR");
  const csv = await fileOf(page, page.getByRole("link", { name: "All entries in EUR (CSV)" }));
  const [head, ...rows] = csv.toString().trim().split("\n");
  assert.match(head, /^time \(UTC\),account,event,amount,currency,balance/);
  assert.ok(
    rows.some((line) => /,PAYABLE,IN_PAYOUT,-13\.00,EUR,/.test(line)),
    csv.toString(),
  );
  await checkScreen(page);
}
