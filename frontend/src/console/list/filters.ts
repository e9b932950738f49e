import { useNavigate } from "@tanstack/react-router";

/**
 * Changes filters in the address: names with undefined or "" are taken away, the rest stay, and the list begins at its
 * first page again.
 */
export function useFilters(): (change: Readonly<Record<string, string | undefined>>) => void {
  const navigate = useNavigate();
  return (change) => {
    const search = (old: Record<string, unknown>) => withFilters(old, change);
    void navigate({ to: ".", search: search as never });
  };
}

/** The search parameters `old` after `change`, without the place in the list. */
export function withFilters(
  old: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const kept = { ...old, ...change, after: undefined, before: undefined };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined && value !== ""));
}
