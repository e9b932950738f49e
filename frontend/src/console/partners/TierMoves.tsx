import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { DateTime } from "~/ui/DateTime";
import { partnersText } from "./text";

const MovesFragment = graphql(`
  fragment PartnerTierMoves on Enrollment {
    tierMoves {
      id
      fromTier { id name }
      toTier { id name }
      cause
      reason
      createdAt
    }
  }
`);

/** Every move between tiers, newest first, with its cause. */
export function TierMoves({ enrollment }: { enrollment: FragmentType<typeof MovesFragment> }) {
  const t = useText(partnersText);
  const { tierMoves } = readFragment(MovesFragment, enrollment);
  if (tierMoves.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="text-muted hover:text-ink">{t("tierHistory", { count: tierMoves.length })}</summary>
      <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3">
        {tierMoves.map((move) => {
          const cause = `cause.${move.cause}`;
          return (
            <li key={move.id}>
              <p>
                {move.fromTier ? `${move.fromTier.name} → ${move.toTier.name}` : move.toTier.name}
                <span className="ml-2 text-sm text-muted">
                  <DateTime value={move.createdAt} />
                </span>
              </p>
              <p className="text-sm text-muted">
                {cause in partnersText.en ? t(cause as "cause.ENTRY") : move.cause}
                {move.reason && `: ${move.reason}`}
              </p>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
