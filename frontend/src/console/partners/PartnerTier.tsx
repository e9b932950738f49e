import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerTierFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Menu } from "~/ui/Menu";
import { pinText } from "./pinText";
import type { TierHold } from "./TierHoldDialog";
import { TierMoves } from "./TierMoves";
import { TierName } from "./TierName";
import { TierProgress } from "./TierProgress";
import { partnersText } from "./text";

const TierDialog = lazy(() => import("./TierDialog").then((module) => ({ default: module.TierDialog })));

const TierHoldDialog = lazy(() =>
  import("./TierHoldDialog").then((module) => ({ default: module.TierHoldDialog })),
);

const TierFragment = graphql(`
  fragment PartnerTier on Enrollment {
    id
    partner { id name }
    tier { id ...TierName }
    tierSince
    pin { until tier { id name } }
    floorTier { id name }
    demotion { at tier { id name } }
    tierKeep { isEarned endsAt }
    ...PartnerTierProgress
    ...PartnerTierMoves
  }
`);

/** The partner's tier, what the next one asks, and how it got here. */
export function PartnerTier({ enrollment: ref }: { enrollment: FragmentType<typeof TierFragment> }) {
  const t = useText(partnersText);
  const enrollment = readFragment(TierFragment, ref);
  const words = useText(pinText);
  const { id, partner, tier, tierSince, pin, floorTier } = enrollment;
  const [hold, setHold] = useState<TierHold | null>(null);
  const [isEditing, setEditing] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  const items = [
    // A pin holds the tier whatever is done by hand.
    ...(pin ? [] : [{ label: words("move"), onSelect: () => setEditing(true) }]),
    { label: words(pin ? "unpin" : "pin"), onSelect: () => setHold(pin ? "unpin" : "pin") },
    { label: words("setFloor"), onSelect: () => setHold("setFloor") },
  ];
  return (
    <Card
      title={t("tier")}
      action={canManage && tier && <Menu trigger={<Button>{t("changeTier")}</Button>} groups={[{ items }]} />}
    >
      {tier ? (
        <p>
          <span className="text-lg font-semibold">
            <TierName tier={tier} />
          </span>
          {tierSince && (
            <span className="ml-2 text-muted">
              {t("tierSince")} <DateTime value={tierSince} />
            </span>
          )}
        </p>
      ) : (
        <p className="text-muted">{t("noTier")}</p>
      )}
      {pin && (
        <p>
          {pin.until ? (
            <>
              {words("fixedUntil")} <DateTime value={pin.until} time />
            </>
          ) : (
            words("fixed")
          )}
        </p>
      )}
      {floorTier && <p>{words("floor", { tier: floorTier.name })}</p>}
      <NextReview enrollment={enrollment} />
      <TierProgress enrollment={enrollment} />
      <TierMoves enrollment={enrollment} />
      <Suspense>
        {hold && (
          <TierHoldDialog
            hold={hold}
            enrollmentId={id}
            partner={partner.name}
            floorId={floorTier?.id ?? ""}
            onClose={() => setHold(null)}
          />
        )}
        {isEditing && tier && (
          <TierDialog
            enrollmentId={id}
            partner={partner.name}
            tierId={tier.id}
            onClose={() => setEditing(false)}
          />
        )}
      </Suspense>
    </Card>
  );
}

/** What becomes of the tier, and on which day. */
function NextReview({ enrollment: { demotion, tierKeep } }: { enrollment: PartnerTierFragment }) {
  const words = useText(pinText);
  if (demotion) {
    return (
      <p className="mt-2">
        <StatusBadge standing="held">{words("warned")}</StatusBadge>{" "}
        {words("fallsTo", { tier: demotion.tier.name })} <DateTime value={demotion.at} />
      </p>
    );
  }
  if (!tierKeep) return null;
  return (
    <p className="text-muted">
      {words(tierKeep.isEarned ? "earned" : "notEarned")} <DateTime value={tierKeep.endsAt} />
    </p>
  );
}
