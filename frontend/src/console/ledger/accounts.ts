import type { LedgerAccountKind } from "~/gql/graphql";

/** The kinds of accounts, in the order in which money flows. */
export const ledgerAccounts = [
  "BRAND",
  "PENDING",
  "PAYABLE",
  "TRANSIT",
  "WORLD",
] as const satisfies readonly LedgerAccountKind[];

/** Those that each partner has of its own. */
export const ownAccounts: readonly LedgerAccountKind[] = ["PENDING", "PAYABLE"];
