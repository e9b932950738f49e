import type { DisputeStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { StatusBadge } from "~/ui/Badge";
import { disputeStandings } from "./statuses";
import { disputeText } from "./text";

/** Where a dispute stands, as icon and word. */
export function DisputeBadge({ status }: { status: DisputeStatus }) {
  const t = useText(disputeText);
  return <StatusBadge standing={disputeStandings[status]}>{t(status)}</StatusBadge>;
}
