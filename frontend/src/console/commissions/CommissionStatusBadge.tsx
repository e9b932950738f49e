import type { CommissionStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { StatusBadge } from "~/ui/Badge";
import { commissionStandings } from "./statuses";
import { commissionText } from "./text";

/** Where a commission stands, as icon and word. */
export function CommissionStatusBadge({ status }: { status: CommissionStatus }) {
  const t = useText(commissionText);
  return <StatusBadge standing={commissionStandings[status]}>{t(status)}</StatusBadge>;
}
