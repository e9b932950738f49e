import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useCan } from "~/lib/viewer";

const OpenReviewsDocument = graphql(`
  query OpenFraudReviews($programId: ID!) {
    fraudReviews(filter: { programId: $programId, status: [OPEN] }, first: 1) { totalCount }
  }
`);

/** How many reviews wait, for the navigation; nothing if none does or the viewer may not decide them. */
export function useOpenReviews(programId: string): string | undefined {
  const { language } = useLanguage();
  const canDecide = useCan("FRAUD_REVIEW");
  const [{ data }] = useQuery({
    query: OpenReviewsDocument,
    variables: { programId },
    pause: !programId || !canDecide,
  });
  const count = data?.fraudReviews.totalCount ?? 0;
  return count > 0 ? formatCount(count, language) : undefined;
}
