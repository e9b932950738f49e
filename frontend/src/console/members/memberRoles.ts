import type { Role } from "~/gql/graphql";

/** The roles a member of the organization may have, the mightiest first. */
export const memberRoles = ["OWNER", "ADMIN", "FINANCE", "VIEWER"] as const satisfies readonly Role[];
