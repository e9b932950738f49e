// Using a page without a mouse: by Tab and keys, and seeing where one is.
import assert from "node:assert/strict";

/** Presses Tab until `target` has the focus, and makes sure that this can be seen. */
export async function tabTo(page, target) {
  await target.first().waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) {
      await seeFocus(page);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** The focused element has an outline, or something around it that was drawn for it. */
async function seeFocus(page) {
  const look = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return { outlineStyle, outlineWidth, boxShadow, html: document.activeElement.outerHTML.slice(0, 160) };
  });
  const outlined = look.outlineStyle !== "none" && Number.parseFloat(look.outlineWidth) > 0;
  assert.ok(outlined || look.boxShadow !== "none", `the focus cannot be seen on ${look.html}`);
}

/** Moves to `target` by Tab and presses a key there. */
export async function pressOn(page, target, key = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Moves to a field by Tab and types. */
export async function typeInto(page, target, words) {
  await tabTo(page, target);
  await page.keyboard.type(words);
}
