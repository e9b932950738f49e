import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { FraudReviewStatus, FraudSignalKind } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { DoorLink } from "../list/DoorLink";
import { useProgram } from "../program";
import { ReviewBadge } from "./FraudTable";
import { signalKinds } from "./statuses";
import { fraudText } from "./text";

const ConversionFraudDocument = graphql(`
  fragment ConversionFraud on Conversion {
    id
    fraudReviews { id status signals { kind } partner { id name } }
  }
`);

/** What looked like fraud in a conversion, a partner each; nothing if nothing did. */
export function FraudCard({ conversion: ref }: { conversion: FragmentType<typeof ConversionFraudDocument> }) {
  const t = useText(fraudText);
  const { fraudReviews } = readFragment(ConversionFraudDocument, ref);
  if (fraudReviews.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ul className="flex flex-col">
        {fraudReviews.map((review) => (
          <li key={review.id} className="border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0">
            <p>{review.partner.name}</p>
            <ReviewLink review={review} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ReviewLinkProps {
  review: {
    readonly id: string;
    readonly status: FraudReviewStatus;
    readonly signals: readonly { readonly kind: FraudSignalKind }[];
  };
}

/** What was found, which leads to the review, and where that stands. */
export function ReviewLink({ review }: ReviewLinkProps) {
  const t = useText(fraudText);
  const href = useHref();
  const { id: programId } = useProgram();
  const found = signalKinds.filter((kind) => review.signals.some((signal) => signal.kind === kind));
  const to = href({
    to: "/console/$programId/fraud",
    params: { programId },
    search: { status: "ALL", show: review.id },
  });
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <DoorLink to={to}>{found.map((kind) => t(`kind.${kind}`)).join(", ")}</DoorLink>
      <ReviewBadge status={review.status} />
    </span>
  );
}
