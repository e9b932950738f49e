import type { StageKind } from "~/gql/graphql";
import { type Standing, StatusBadge } from "~/ui/Badge";

const standingOf: Record<StageKind, Standing> = { OPEN: "open", WON: "done", LOST: "ended" };

/** The stage of a referral in the program's own words. */
export function StageBadge({ stage }: { stage: { readonly name: string; readonly kind: StageKind } }) {
  return <StatusBadge standing={standingOf[stage.kind]}>{stage.name}</StatusBadge>;
}
