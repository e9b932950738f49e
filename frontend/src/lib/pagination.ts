import { useRouterState } from "@tanstack/react-router";
import { useMemo } from "react";
import { cursorParams } from "./search";

/** The page arguments of a connection. Spread them into the variables. */
export interface PageVariables {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}
/** What the API says about a page. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor?: string | null;
  readonly endCursor?: string | null;
}
/** Addresses of the neighbouring pages, for `<Pagination>`; absent where there is none. */
export interface PageLinks {
  readonly previous?: string;
  readonly next?: string;
}

/** The page arguments that the address asks for: `?after=` forwards, `?before=` backwards, else the first page. */
export function pageVariables(search: Record<string, unknown>, size: number): PageVariables {
  const { after, before } = cursorParams(search);
  if (before !== undefined) return { last: size, before };
  return after !== undefined ? { first: size, after } : { first: size };
}

/** The addresses beside this one. All other search parameters stay. */
export function pageLinks(href: string, info: PageInfo | undefined, here: PageVariables): PageLinks {
  if (!info) return {};
  const to = (name: "after" | "before", cursor: string) => {
    const url = new URL(href, "http://localhost");
    url.searchParams.delete("after");
    url.searchParams.delete("before");
    url.searchParams.set(name, cursor);
    return url.pathname + url.search;
  };
  // Reached by going back, there is a next page; reached by going on, a previous one: the API need not know.
  const next = info.hasNextPage || here.before !== undefined;
  const previous = info.hasPreviousPage || here.after !== undefined;
  return {
    ...(next && info.endCursor ? { next: to("after", info.endCursor) } : {}),
    ...(previous && info.startCursor ? { previous: to("before", info.startCursor) } : {}),
  };
}

/** Pages a list by the cursor in the URL: give `variables` to the query, then `links(pageInfo)` to `<Pagination>`. */
export function usePage(size = 25): {
  variables: PageVariables;
  links: (info: PageInfo | undefined) => PageLinks;
} {
  const location = useRouterState({ select: (state) => state.location });
  return useMemo(() => {
    const variables = pageVariables(location.search as Record<string, unknown>, size);
    return { variables, links: (info) => pageLinks(location.href, info, variables) };
  }, [location, size]);
}
