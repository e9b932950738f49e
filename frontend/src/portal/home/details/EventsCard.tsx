import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { newestEvents, type Target } from "./events";
import { detailsText } from "./text";

const PortalEventsDocument = graphql(`
  query PortalEvents($id: ID!) {
    referrals(filter: { enrollmentId: $id }, first: 10) {
      edges {
        node {
          id
          name
          stageChanges { id occurredAt fromStage { id } toStage { id name } }
        }
      }
    }
    commissions(filter: { enrollmentId: $id }, first: 10) {
      edges {
        node {
          id
          kind
          customerLabel
          amount { amount currencyCode }
          unit { kind name quantity }
          changes { id createdAt fromStatus toStatus }
        }
      }
    }
    payouts(filter: { enrollmentId: $id }, first: 5) {
      edges { node { id number createdAt paidAt amount { amount currencyCode } } }
    }
  }
`);

/** What happened last to the newest referrals, commissions and payouts. Asked apart, so that the figures come first. */
export function EventsCard({ enrollmentId }: { enrollmentId: string }) {
  const t = useText(detailsText);
  const { language } = useLanguage();
  const open = useOpen();
  const [{ data, error }, reload] = useQuery({
    query: PortalEventsDocument,
    variables: { id: enrollmentId },
  });
  if (error && !data) {
    return (
      <Card title={t("events")}>
        <ErrorState title={t("eventsFailed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      </Card>
    );
  }
  const events = data ? newestEvents(data, language, 8) : null;
  return (
    <Card title={t("events")}>
      {events === null && <TextSkeleton lines={6} />}
      {events?.length === 0 && <p className="text-muted">{t("eventsEmpty")}</p>}
      {events && events.length > 0 && (
        <ul className="flex flex-col">
          {events.map((event) => (
            <li
              key={event.key}
              className="relative flex flex-wrap justify-between gap-x-4 border-t border-line py-2 first:border-t-0 first:pt-0 hover:bg-hover max-lg:nth-[n+6]:hidden"
            >
              <a
                href={open(event.target)}
                className="min-w-0 flex-1 basis-40 after:absolute after:inset-0 hover:underline"
              >
                {event.words}
              </a>
              <span className="shrink-0 text-sm leading-6 text-muted">
                <DateTime value={event.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The address of the row an event is about. */
function useOpen() {
  const href = useHref();
  return ({ kind, id }: Target) => {
    switch (kind) {
      case "referral":
        return href({ to: "/portal/referrals/$id", params: { id } });
      case "commission":
        return href({ to: "/portal/earnings/$id", params: { id } });
      case "payout":
        return href({ to: "/portal/payouts/$id", params: { id } });
    }
  };
}
