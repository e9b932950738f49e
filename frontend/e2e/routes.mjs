// Reads the addresses of all pages from src/**/routes.tsx, so that a new page is looked at without being listed here.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const source = resolve(import.meta.dirname, "../src");
const definition = /const (\w+) = createRoute\(\{(.*?)\}\);$/gms;

/** The routes that one file defines: name, parent, own path (none for a frame without one) and the page it shows. */
function routesOf(file) {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(definition)].map(([, name, body]) => ({
    name,
    folder: dirname(file),
    parent: /getParentRoute: \(\) => (\w+)/.exec(body)?.[1],
    path: /\bpath: "([^"]*)"/.exec(body)?.[1] ?? "",
    page: /,\s*"(\w+Page)"/.exec(body)?.[1],
  }));
}

/** Every page's address with `$name` for what varies, such as `/console/$programId/partners`. */
export function pageAddresses() {
  const files = readdirSync(source, { recursive: true })
    .filter((name) => /(routes\.tsx|[rR]oute\.ts)$/.test(name))
    .filter((name) => name !== join("lib", "rootRoute.ts"));
  const routes = files.flatMap(routesOf);
  const parentOf = (route) =>
    routes.find((one) => one.name === route.parent && one.folder === route.folder) ??
    routes.find((one) => one.name === route.parent);
  const addressOf = (route) => {
    const parent = parentOf(route);
    if (!parent && route.parent !== "rootRoute") throw new Error(`routes: ${route.name} has no parent`);
    const above = parent ? addressOf(parent) : "";
    return [above, route.path].filter((part) => part && part !== "/").join("/");
  };
  const pages = routes.filter((route) => route.page);
  return [...new Set(pages.map((route) => `/${addressOf(route)}`))].sort();
}
