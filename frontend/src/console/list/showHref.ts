/** This address with one row shown beside the list; the place in the list stays. */
export function showHref(here: string, id: string): string {
  const url = new URL(here, "http://localhost");
  url.searchParams.set("show", id);
  return url.pathname + url.search;
}
