import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { checkPage, openPage, signIn } from "./pages.mjs";
import { startServer } from "./server.mjs";

let server;
let browser;
const owner = { name: "Olive Owner", email: "olive@example.com", password: "a long password" };

before(async () => {
  server = await startServer();
  ({ browser } = await startBrowser());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("the first person makes the organization and lands in the console", async () => {
  const { page, context, check } = await openPage(browser, { url: server.url });
  await page.goto("/");
  await page.waitForURL("**/set-up");
  await checkPage(page);
  await page.getByLabel("Organization").fill("Example Ltd");
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the organization" }).click();
  await page.waitForURL("**/console**");
  check();
  await context.close();
});

for (const [size, theme, language] of [
  ["phone", "dark", "de"],
  ["desktop", "light", "en"],
]) {
  test(`signing in works on a ${size} in ${language}, ${theme}, and keeps the e-mail when refused`, async () => {
    const { page, context, check } = await openPage(browser, { url: server.url, size, theme, language });
    await page.goto("/sign-in");
    await checkPage(page);
    await page.locator("input[name=email]").fill(owner.email);
    await page.locator("input[name=password]").fill("not the password");
    await page.locator("button[type=submit]").click();
    await page.locator("[aria-invalid=true], [aria-live=assertive] p").first().waitFor();
    assert.equal(await page.locator("input[name=email]").inputValue(), owner.email);
    await checkPage(page);
    await signIn(page, owner.email, owner.password);
    assert.match(page.url(), /\/console/);
    check();
    await context.close();
  });
}

test("a page behind the door comes back after signing in", async () => {
  const { page, context } = await openPage(browser, { url: server.url });
  await page.goto("/console");
  await page.waitForURL("**/sign-in?next=**");
  assert.equal(new URL(page.url()).searchParams.get("next"), "/console");
  await context.close();
});

for (const address of ["/no/such/page", "/portal/no/such/page"]) {
  test(`${address} leads nowhere, says so and shows the way home`, async () => {
    const { page, context } = await openPage(browser, { url: server.url });
    await page.goto(address);
    await checkPage(page);
    assert.equal(await page.getByRole("link", { name: "Go to the start" }).getAttribute("href"), "/");
    await context.close();
  });
}
