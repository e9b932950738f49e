// What every screen must be able to do, on an installation with a program, a plan and one application: empty screens,
// the keyboard alone, German, the playground.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { furnish } from "./installation.mjs";
import { pressOn, typeInto } from "./keyboard.mjs";
import { checkPage, checkScreen, openPage, settled, signIn } from "./pages.mjs";
import { cast } from "./people.mjs";
import { screensOf } from "./screens.mjs";
import { startServer } from "./server.mjs";

let server;
let browser;
let programId;
before(async () => {
  server = await startServer();
  ({ browser } = await startBrowser());
  programId = await furnish(browser, server.url);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Nothing failed to load, and something is said. */
async function checkCalm(page, address) {
  await page.goto(address);
  await checkScreen(page);
  const failures = await page.getByRole("alert").allInnerTexts();
  assert.deepEqual(failures, [], address);
  // By its element: it has no role while a dialog is open.
  const words = await page.locator("main").innerText();
  assert.ok(words.length > 20, `${address} says only ${JSON.stringify(words)}`);
}

test("every screen of the console is at ease with nothing to show", { timeout: 300_000 }, async () => {
  const { page, context, check } = await openPage(browser, { url: server.url });
  await signIn(page, cast.owner.email, cast.owner.password);
  const { shown } = await screensOf(page, "/console", programId);
  assert.ok(shown.length >= 15, `${shown.length} screens`);
  for (const { address } of shown) await checkCalm(page, address);
  check();
  await context.close();
});

test("who applied waits, and every screen of the portal says so or is empty", async () => {
  const { page, context, check } = await openPage(browser, { url: server.url, size: "phone" });
  await signIn(page, cast.partner.email, cast.partner.password);
  await page.getByText("We look at your application").waitFor();
  const { shown } = await screensOf(page, "/portal", programId);
  assert.ok(shown.length >= 6, `${shown.length} screens`);
  for (const { address } of shown) await checkCalm(page, address);
  check();
  await context.close();
});

test("the keyboard alone is enough to sign in, find a page, change one's mind and approve", async () => {
  const { page, context, check } = await openPage(browser, { url: server.url });
  await page.goto("/sign-in");
  await typeInto(page, page.getByLabel("E-mail"), cast.owner.email);
  await typeInto(page, page.getByLabel("Password", { exact: true }), cast.owner.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/console/**");
  await settled(page);

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("applic");
  await page.getByRole("option", { name: /Applications/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Applications" }).waitFor();

  const reject = page.getByRole("button", { name: "Reject", exact: true });
  await pressOn(page, reject);
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  // The focus returned.
  await reject.and(page.locator(":focus")).waitFor();

  await page.keyboard.press("Shift+Tab");
  await pressOn(page, page.getByRole("button", { name: "Approve", exact: true }));
  const dialog = page.getByRole("dialog", { name: "Approve Ada Consulting?" });
  await dialog.waitFor();
  await pressOn(page, dialog.getByRole("button", { name: "Approve" }));
  await page.getByRole("heading", { name: "No application waits" }).waitFor();
  check();
  await context.close();
});

test("the keyboard alone is enough to copy one's link", async () => {
  const { page, context, check } = await openPage(browser, { url: server.url });
  await page.goto("/sign-in");
  await typeInto(page, page.getByLabel("E-mail"), cast.partner.email);
  await typeInto(page, page.getByLabel("Password", { exact: true }), cast.partner.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/portal");
  await settled(page);
  await page.keyboard.press("Tab");
  await pressOn(page, page.getByRole("link", { name: "Skip to the content" }));
  await pressOn(page, page.getByRole("button", { name: "Copy Main link" }), "Space");
  await page.getByRole("status").getByText("Copied").first().waitFor({ state: "attached" });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.getByLabel("Main link", { exact: true }).inputValue());
  check();
  await context.close();
});

test("German is one choice away, everywhere, and stays", async () => {
  const { page, context, check } = await openPage(browser, { url: server.url });
  await signIn(page, cast.owner.email, cast.owner.password);
  await page.getByRole("button", { name: cast.owner.name }).click();
  await page.getByRole("menuitemcheckbox", { name: "Deutsch" }).click();
  await page.getByRole("link", { name: "Bewerbungen", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Bewerbungen" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Bewerbungen" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  const { shown } = await screensOf(page, "/console", programId);
  for (const { address } of shown) {
    await page.goto(address);
    await checkPage(page);
  }
  check();
  await context.close();
});

test("the playground runs a query and asks nobody else for anything", async () => {
  const { page, context, check } = await openPage(browser, { url: server.url });
  const elsewhere = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== server.url)
      elsewhere.push(request.url());
  });
  await signIn(page, cast.owner.email, cast.owner.password);
  await page.goto("/playground");
  // The button stands there before the editor, which loads on its own, and does nothing until then.
  await page.locator(".graphiql-query-editor").getByText("viewer").first().waitFor({ timeout: 60_000 });
  const answered = page.waitForResponse((response) => response.request().postData()?.includes("query Who"));
  await page.getByRole("button", { name: /execute query/i }).click();
  const { data } = await (await answered).json();
  assert.equal(data.viewer.organization.name, "Example Ltd");
  // The answer is longer than its pane, which holds no more of it than can be seen.
  await page.locator(".result-window").getByText("permissions").first().waitFor({ timeout: 60_000 });
  assert.deepEqual(elsewhere, []);
  check();
  await context.close();
});
