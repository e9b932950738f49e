import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralBoardQuery, ReferralFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Pending } from "~/pipeline/Pending";
import { useEnrollment } from "../enrollment";
import { BoardColumn } from "./BoardColumn";
import { onBoard } from "./filter";
import { statusText } from "./statusText";
import { referralsText } from "./text";

const ReferralBoardDocument = graphql(`
  query ReferralBoard($live: ReferralFilter!, $rejected: ReferralFilter!) {
    live: referralTotals(filter: $live) {
      stage { id name kind }
      count
      totals { value { amount currencyCode } }
    }
    rejected: referralTotals(filter: $rejected) {
      stage { id }
      count
      totals { value { amount currencyCode } }
    }
  }
`);

const grid =
  "flex flex-col gap-3 sm:grid sm:auto-cols-[minmax(11rem,1fr)] sm:grid-flow-col sm:items-start sm:overflow-x-auto sm:pb-2";

/** One column per open stage on a desktop, one below the other on a phone; what is closed stands apart, below. */
export function ReferralBoard() {
  const t = useText(referralsText);
  const { id: enrollmentId, program } = useEnrollment();
  const own = { programId: program.id, enrollmentId };
  const [{ data, error }, reload] = useQuery({
    query: ReferralBoardDocument,
    variables: { live: { ...own, statuses: [...onBoard] }, rejected: { ...own, statuses: ["REJECTED"] } },
  });
  if (!data) return <Pending error={error} title={t("failed")} reload={reload} />;
  const isOpen = ({ stage }: ReferralBoardQuery["live"][number]) => stage.kind === "OPEN";
  return (
    <>
      <div className={grid}>
        {data.live.filter(isOpen).map((one) => (
          <StageColumn key={one.stage.id} total={one} />
        ))}
      </div>
      <section aria-labelledby="closed" className="flex flex-col gap-3">
        <h2 id="closed" className="text-lg font-semibold">
          {t("closedTitle")}
        </h2>
        <div className={grid}>
          {data.live
            .filter((one) => !isOpen(one))
            .map((one) => (
              <StageColumn key={one.stage.id} total={one} />
            ))}
          <RejectedColumn totals={data.rejected} />
        </div>
      </section>
    </>
  );
}

/** What stands on a stage. */
function StageColumn({ total: { stage, count, totals } }: { total: ReferralBoardQuery["live"][number] }) {
  const href = useHref();
  const { id: enrollmentId } = useEnrollment();
  const filter: ReferralFilter = { enrollmentId, stageIds: [stage.id], statuses: [...onBoard] };
  return (
    <BoardColumn
      name={stage.name}
      kind={stage.kind}
      count={count}
      values={totals.map((one) => one.value)}
      filter={filter}
      listHref={href({ to: "/portal/referrals", search: { view: "list", stage: stage.id } })}
    />
  );
}

/** What the program's team did not accept, whatever stage it was on; nothing while there is none. */
function RejectedColumn({ totals }: { totals: ReferralBoardQuery["rejected"] }) {
  const words = useText(statusText);
  const href = useHref();
  const { id: enrollmentId } = useEnrollment();
  const count = totals.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  return (
    <BoardColumn
      name={words("REJECTED")}
      kind="LOST"
      count={count}
      values={[]}
      filter={{ enrollmentId, statuses: ["REJECTED"] }}
      listHref={href({ to: "/portal/referrals", search: { view: "list", status: "REJECTED" } })}
    />
  );
}
