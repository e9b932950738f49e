// Takes every screen with the demo data: phone and desktop, light and dark, into ../screenshots (ignored by git), half
// of them in German. Each is also checked by axe, for sideways scrolling at 320 px and for console errors.
// `node scripts/e2e.mjs screenshots` takes all; RAPPORT_SCREENS=payouts only those with that word in their name.
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { startBrowser } from "./browser.mjs";
import { ask, checkPage, openPage, signIn } from "./pages.mjs";
import { doorsOf, firstDoor, screensOf } from "./screens.mjs";
import { startServer } from "./server.mjs";

const out = resolve(import.meta.dirname, "../../screenshots");
const word = process.env.RAPPORT_SCREENS ?? "";
const looks = [
  { size: "phone", theme: "light", language: "en" },
  { size: "phone", theme: "dark", language: "de" },
  { size: "desktop", theme: "light", language: "en" },
  { size: "desktop", theme: "dark", language: "de" },
];
const problems = [];
let count = 0;

/** Waits for what can fail and keeps the failure, so that the other screens are still taken. */
async function note(name, work) {
  try {
    await work();
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  }
}

/** Loads the demo and returns the first sign-in of each kind. */
async function loadDemo(browser, url) {
  const { page, context } = await openPage(browser, { url });
  const { demoLoad } = await ask(
    page,
    "mutation { demoLoad { signIns { email password } userErrors { message } } }",
  );
  if (demoLoad.userErrors.length > 0)
    throw new Error(demoLoad.userErrors.map((one) => one.message).join(" "));
  const people = {};
  for (const person of demoLoad.signIns) {
    const one = await openPage(browser, { url });
    await signIn(one.page, person.email, person.password);
    people[one.page.url().includes("/portal") ? "portal" : "console"] ??= person;
    await one.context.close();
  }
  await context.close();
  return people;
}

/** The whole page, in a window as high as it is: what sticks to the bottom would else stand in its middle. */
async function photograph(page, path) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  // What the window did not show before is painted in the second frame at the latest.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path });
  await page.setViewportSize(size);
}

async function take(page, look, tree, { name, address }) {
  const file = `${name}-${look.size}-${look.theme}.png`;
  await note(file, async () => {
    await page.goto(address);
    await checkPage(page);
  });
  await note(file, () => photograph(page, join(out, tree, file)));
  count += 1;
}

/** Id of the program with the most partners, of those that the person sees. */
async function fullestProgram(page) {
  const { programs } = await ask(page, "{ programs(first: 10) { edges { node { id } } } }");
  const sizes = new Map();
  for (const { node } of programs.edges) {
    const count = "query($id: ID!) { enrollments(first: 1, filter: { programId: $id }) { totalCount } }";
    sizes.set(node.id, (await ask(page, count, { id: node.id })).enrollments.totalCount);
  }
  return [...sizes].sort((a, b) => b[1] - a[1])[0][0];
}

/** Opens a page in a look, as a person or as nobody, and takes the screens that `find` finds there. */
async function takeAll(browser, url, tree, look, person, find) {
  const { page, context, check } = await openPage(browser, { url, ...look });
  if (person) await signIn(page, person.email, person.password);
  const { shown, missing = [] } = await find(page);
  const wanted = shown.filter((screen) => screen.name.includes(word));
  console.log(`screenshots: ${tree}, ${Object.values(look).join(", ")}: ${wanted.length} screens`);
  for (const name of missing) problems.push(`${name}: the demo has no row to show`);
  for (const screen of wanted) await take(page, look, tree, screen);
  await note(`${tree} ${Object.values(look).join(" ")}`, async () => check());
  await context.close();
}

/** The doors with the demo, one of which opens only by an invitation of `owner`. */
async function findDoors(browser, url, owner) {
  const { page, context } = await openPage(browser, { url });
  await signIn(page, owner.email, owner.password);
  const shown = await doorsOf(page, await fullestProgram(page));
  await context.close();
  return { shown };
}

const server = await startServer();
const { browser, from } = await startBrowser();
console.log(`screenshots: ${from}`);

/** Takes a tree in every look, one after the other. */
async function takeTree(tree, person, find) {
  for (const look of looks) await takeAll(browser, server.url, tree, look, person, find);
}

try {
  mkdirSync(out, { recursive: true });
  if (!word)
    for (const tree of ["console", "portal", "doors"])
      rmSync(join(out, tree), { recursive: true, force: true });
  await takeTree("doors", null, () => ({ shown: [firstDoor] }));
  const people = await loadDemo(browser, server.url);
  for (const tree of ["portal", "console"])
    await takeTree(tree, people[tree], async (page) =>
      screensOf(page, `/${tree}`, await fullestProgram(page)),
    );
  // Last, because it makes an invitation, which the demo's own pages would show.
  const doors = await findDoors(browser, server.url, people.console);
  await takeTree("doors", null, () => doors);
} finally {
  await browser.close();
  await server.stop();
}
if (count === 0) problems.push(`no screen has ${word} in its name`);
for (const problem of problems) console.error(problem);
console.log(`screenshots: ${count} in ${out}, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
