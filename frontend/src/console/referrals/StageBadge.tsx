import type { StageKind } from "~/gql/graphql";
import { StatusBadge } from "~/ui/Badge";

const standings = { OPEN: "open", WON: "done", LOST: "ended" } as const;

/** A stage by its own name, looking as what it means. */
export function StageBadge({ stage }: { stage: { name: string; kind: StageKind } }) {
  return <StatusBadge standing={standings[stage.kind]}>{stage.name}</StatusBadge>;
}
