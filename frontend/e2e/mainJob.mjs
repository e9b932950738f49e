// The main job of the product as people do it, on both databases: an organization opens a program, a partner applies,
// is approved and shares a link, a visitor becomes a lead and buys, the hold ends, the partner is paid.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { testClock } from "./clock.mjs";
import { formSteps } from "./formSteps.mjs";
import { growthSteps } from "./growth.mjs";
import { journey, say } from "./journey.mjs";
import { landingSteps } from "./landingSteps.mjs";
import { moneySteps } from "./moneySteps.mjs";
import { noticeSteps } from "./noticeSteps.mjs";
import { lookAtScreens } from "./pages.mjs";
import { people } from "./people.mjs";
import { pipelineSteps } from "./pipelineSteps.mjs";
import * as portal from "./portalSteps.mjs";
import { rivalSteps } from "./rivalSteps.mjs";
import { startServer } from "./server.mjs";
import * as steps from "./steps.mjs";

let browser;
before(async () => {
  ({ browser } = await startBrowser());
});
after(() => browser?.close());

/** The whole journey on one database. `looks` says whether its screens are looked at, or only waited for. */
export function mainJob(database, { looks }) {
  test(`the main job on ${database.name}`, { timeout: 600_000 }, async (t) => {
    const step = journey(t, browser);
    lookAtScreens(looks);
    const databaseURL = await database.make();
    const clockFile = (data) => join(data, "clock");
    const env = (data) => ({ RAPPORT_TEST_CLOCK: clockFile(data) });
    const server = await startServer({ databaseURL, env });
    try {
      const clock = testClock(clockFile(server.data));
      const world = { server, clock, people: people(browser, server.url, clock) };
      await step("the first person makes the organization", () => steps.setUp(world));
      await step("the owner opens a program", () => steps.createProgram(world));
      await step("the owner makes a plan and uses it for everybody", () => steps.createPlan(world));
      await step("the owner publishes the page to apply at", () => steps.publishApplyPage(world));
      await step("a partner applies on a phone", () => steps.apply(world));
      await step("the owner approves the application", () => steps.approve(world));
      await step("the partner copies the link", () => steps.copyLink(world));
      await step("a visitor opens the link", () => steps.visit(world));
      await step("systems report a lead and a sale with an API key", () => steps.report(world));
      await step("the partner sees the pipeline", () => steps.seePipeline(world));
      await step("the partner reads why the amount is what it is", () => steps.readWhy(world));
      await step("the partner asks what more would bring", () => portal.askForQuote(world));
      await step("the owner sees what the program brings", () => steps.seeResults(world));
      await step("the hold ends", () => steps.endHold(world));
      await step("the partner says where the money goes", () => steps.setPayoutMethod(world));
      await step("the partner says who is paid, and hands in a tax form", () =>
        portal.giveLegalDetails(world),
      );
      await step("the owner makes, approves and pays a payout run", () => steps.payOut(world));
      await step("the partner reads the statement", () => steps.readStatement(world));
      await step("the partner keeps the documents", () => portal.keepDocuments(world));
      await growthSteps(step, world);
      await moneySteps(step, world);
      await formSteps(step, world);
      await pipelineSteps(step, world);
      await rivalSteps(step, world);
      await landingSteps(step, world, browser);
      await noticeSteps(step, world);
      await step("everybody signs out", () => steps.signOut(world));
      assert.equal(server.exitCode(), null, "the server ended by itself");
    } finally {
      if (step.failed()) say(server.log());
      await server.stop();
    }
  });
}
