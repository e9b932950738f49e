/** The host that an address is on; nothing of what is no address. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}

/** An address as a person reads it: without what only the site's statistics need. */
export function withoutUtm(address: string): string {
  const [before = "", ...fragment] = address.split("#");
  const [path = "", ...query] = before.split("?");
  const kept = query
    .join("?")
    .split("&")
    .filter((pair) => pair !== "" && !pair.startsWith("utm_"));
  return [kept.length > 0 ? `${path}?${kept.join("&")}` : path, ...fragment].join("#");
}
