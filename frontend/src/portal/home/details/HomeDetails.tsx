import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { Balances } from "./Balances";
import { EventsCard } from "./EventsCard";
import { FirstSteps } from "./FirstSteps";
import { PipelineCard } from "./PipelineCard";
import { ShareBox } from "./ShareBox";
import { TierCard } from "./TierCard";

const HomeDetailsDocument = graphql(`
  fragment HomeDetails on Enrollment {
    id
    status
    demotion { at }
    ...Balances
    ...FirstSteps
    ...TierCard
  }
`);

export interface HomeDetailsProps {
  enrollment: FragmentType<typeof HomeDetailsDocument>;
  /** The main link; null if there is none. */
  link: Parameters<typeof ShareBox>[0]["link"];
}

/**
 * What stands below the figures: on a phone the link first, for it is what one shares; a tier in danger before the
 * rest. A chunk of its own, so that the answer is there first.
 */
export function HomeDetails({ enrollment: ref, link }: HomeDetailsProps) {
  const enrollment = readFragment(HomeDetailsDocument, ref);
  const tier = enrollment.status !== "BANNED" && <TierCard enrollment={enrollment} />;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <FirstSteps enrollment={enrollment} />
        {enrollment.demotion && tier}
        <Balances enrollment={enrollment} />
        <PipelineCard />
        {!enrollment.demotion && tier}
      </div>
      <div className="flex min-w-0 flex-col gap-6 max-lg:contents">
        {enrollment.status === "APPROVED" && (
          <div className="min-w-0 max-lg:order-first">
            <ShareBox link={link} />
          </div>
        )}
        <EventsCard enrollmentId={enrollment.id} />
      </div>
    </div>
  );
}
