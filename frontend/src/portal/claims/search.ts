import { type CursorSearch, choiceParam, cursorParams } from "~/lib/search";

/** Where the list of claims stands, and whether a new one is being written. */
interface ClaimsSearch extends CursorSearch {
  new?: "claim";
}

/** Reads them from the address. */
export function claimsSearch(raw: Record<string, unknown>): ClaimsSearch {
  return { new: choiceParam(raw, "new", ["claim"]), ...cursorParams(raw) };
}
