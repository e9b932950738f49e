// Opening pages as a person: sizes, themes, languages, signing in.
import { checkAxe, checkLargeText, checkNarrow, watchErrors } from "./checks.mjs";

/** The two sizes at which every screen is looked at. */
export const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };

/**
 * A page with its own cookies. `now` is a function that says what time the person's device shows, if not the machine's.
 * `check()` at the end throws if the browser's console had errors.
 */
export async function openPage(browser, { url, size = "desktop", theme = "light", language = "en", now }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[size],
    colorScheme: theme,
    locale: language === "de" ? "de-DE" : "en-GB",
    timezoneId: "UTC",
    hasTouch: size === "phone",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  if (now) await context.clock.setFixedTime(now());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watchRequests(page);
  return { page, context, check: watchErrors(page) };
}

/** Sends one GraphQL request with the page's session; returns data or throws with the errors. */
export async function ask(page, query, variables = {}) {
  const answer = await page.request.post("/graphql", {
    data: { query, variables },
    headers: { "X-Rapport-Request": "1" },
    timeout: 300_000, // the demo takes its time
  });
  const { data, errors } = await answer.json();
  if (errors?.length) throw new Error(`GraphQL: ${JSON.stringify(errors)}`);
  return data;
}

/** Signs in by the form, as a person does, and waits for the first page behind it. */
export async function signIn(page, email, password) {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/(portal|console)/);
  await settled(page);
}

/** The requests of each page that are not answered yet; streams of news never are, and do not count. */
const pending = new WeakMap();
const isStream = (request) => (request.headers().accept ?? "").startsWith("text/event-stream");

function watchRequests(page) {
  const open = new Set();
  pending.set(page, open);
  page.on("request", (request) => !isStream(request) && open.add(request));
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
}

/** How long nothing may be asked before a page counts as quiet, in milliseconds. */
const quiet = 500;

async function becomesQuiet(page) {
  const open = pending.get(page);
  const until = Date.now() + 15_000;
  let since = Date.now();
  while (Date.now() - since < quiet) {
    if (open.size > 0) since = Date.now();
    if (since > until) throw new Error(`${page.url()} waits for ${[...open].map((one) => one.url())}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until nothing on the page says that it is loading. */
export async function settled(page) {
  await page.waitForLoadState("load");
  await becomesQuiet(page);
  await page.waitForFunction(
    () =>
      document.querySelector("h1") &&
      !document.querySelector("main .animate-\\[breathe_1\\.6s_ease-in-out_infinite\\]"),
  );
}

/** Nothing scrolls sideways: any page on the smallest phone, what partners see also in large text. */
async function checkWidths(page) {
  await checkNarrow(page);
  if (!new URL(page.url()).pathname.startsWith("/console")) await checkLargeText(page);
}

let isLooking = true;

/** Whether screens are looked at, or only waited for: on a second database they look the same. */
export function lookAtScreens(looks) {
  isLooking = looks;
}

/** The checks that every page must pass, in the theme it is shown in. */
export async function checkPage(page) {
  await settled(page);
  await checkAxe(page);
  await checkWidths(page);
}

/** The checks that every page must pass, light and dark. */
export async function checkScreen(page) {
  await settled(page);
  if (!isLooking) return;
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await checkAxe(page, `${page.url()} (${colorScheme})`);
  }
  await checkWidths(page);
}
