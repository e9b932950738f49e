import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { EnrollmentStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Menu } from "~/ui/Menu";
import { decisionText } from "./decisionText";
import { partnersText } from "./text";
import type { Decision } from "./useDecisions";

const EnrollmentDecision = lazy(() =>
  import("./EnrollmentDecision").then((module) => ({ default: module.EnrollmentDecision })),
);

const ActionsFragment = graphql(`
  fragment PartnerActions on Enrollment {
    id
    status
    partner { id name }
  }
`);

/** What may be decided in each state; the first is the button, the others stand in its menu. */
const offered: Record<EnrollmentStatus, readonly Decision[]> = {
  APPLIED: ["approve", "reject", "ban"],
  APPROVED: ["suspend", "ban"],
  SUSPENDED: ["reinstate", "ban"],
  REJECTED: ["reinstate", "ban"],
  BANNED: ["reinstate"],
};

/** The decisions about the membership. */
export function PartnerActions({ enrollment: ref }: { enrollment: FragmentType<typeof ActionsFragment> }) {
  const t = useText(partnersText);
  const say = useText(decisionText);
  const { id, status, partner } = readFragment(ActionsFragment, ref);
  const [asking, setAsking] = useState<Decision | null>(null);
  const canDecide = useCan("PARTNER_MANAGE");
  const [first, ...others] = offered[status] ?? [];
  if (!canDecide || !first) return null;
  const items = others.map((one) => ({
    label: say(`${one}.confirm`),
    danger: one === "ban",
    onSelect: () => setAsking(one),
  }));
  return (
    <>
      <Button look={status === "APPLIED" ? "primary" : "secondary"} onClick={() => setAsking(first)}>
        {say(`${first}.confirm`)}
      </Button>
      {items.length > 0 && <Menu trigger={<Button>{t("more")}</Button>} groups={[{ items }]} />}
      <Suspense>
        {asking && (
          <EnrollmentDecision
            enrollment={{ id, name: partner.name }}
            decision={asking}
            onClose={() => setAsking(null)}
          />
        )}
      </Suspense>
    </>
  );
}
