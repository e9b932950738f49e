import {
  type AnyRouter,
  type RegisteredRouter,
  useRouter,
  type ValidateLinkOptions,
} from "@tanstack/react-router";

/** Takes the options of a router link and returns its address. */
type Href = <const Options>(options: ValidateLinkOptions<RegisteredRouter, Options>) => string;

/** Builds addresses that the compiler checks: `href({ to: "/portal/earnings/$id", params: { id } })`. */
export function useHref(): Href {
  const router = useRouter();
  // The options were checked above; the router's own generics cannot see that.
  return (options) => router.buildLocation(options as never).href;
}

/** The link a plain left click means to open inside the app, or null when the browser should do as it always does. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target || link.hasAttribute("download") || link.origin !== location.origin)
    return null;
  return link;
}

/** Paths that the server answers itself. A click on them is an ordinary visit. */
const served = /^\/(graphql|playground|r|api|files|qr)(\/|$)/;

/**
 * Lets every plain `<a href>` of our own origin move without a page load, so that `ui` needs no router. Hash links
 * (skip link) stay with the browser. Returns the undo.
 */
export function followLinks(router: AnyRouter): () => void {
  const follow = (event: MouseEvent) => {
    const link = linkOf(event);
    if (!link || served.test(link.pathname)) return;
    const samePage = link.pathname === location.pathname && link.search === location.search;
    if (samePage && link.hash) return;
    event.preventDefault();
    router.history.push(link.pathname + link.search + link.hash);
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
