import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";

const TierNameFragment = graphql(`
  fragment TierName on Tier {
    name
    color
  }
`);

/** A tier's name behind a dot of its colour. */
export function TierName({ tier }: { tier: FragmentType<typeof TierNameFragment> }) {
  const { name, color } = readFragment(TierNameFragment, tier);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className="size-2.5 shrink-0 rounded-full border border-edge"
        style={{ background: color }}
      />
      {name}
    </span>
  );
}
