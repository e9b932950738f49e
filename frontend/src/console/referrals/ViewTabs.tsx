import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Tabs } from "~/ui/Tabs";
import { useProgram } from "../program";
import { boardText } from "./board/text";
import { waitingStatuses } from "./conflicts";
import { submissionText } from "./submissionText";

const ViewTabsDocument = graphql(`
  query ReferralViewTabs($waiting: ReferralFilter!, $asking: ReferralFilter!, $programId: ID!) {
    referrals(filter: $waiting, first: 1) { totalCount }
    asking: referrals(filter: $asking, first: 1) { totalCount }
    openReferralTasks(programId: $programId, side: VENDOR) { overdueCount }
  }
`);

/** The ways of looking at referrals. */
export type View = "list" | "board" | "forecast" | "tasks" | "decide";

/** List, board, forecast, tasks, and what waits for a decision; each has its address, and filters stay where they count. */
export function ViewTabs({ current, kept }: { current: View; kept: Record<string, string | undefined> }) {
  const t = useText(boardText);
  const say = useText(submissionText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const waiting = { programId, statuses: [...waitingStatuses] };
  const asking = { programId, asksForTime: true };
  const [{ data }] = useQuery({ query: ViewTabsDocument, variables: { waiting, asking, programId } });
  const counts: Partial<Record<View, number>> = {
    decide: (data?.referrals.totalCount ?? 0) + (data?.asking.totalCount ?? 0),
    tasks: data?.openReferralTasks.overdueCount ?? 0,
  };
  const labels = { list: t("list"), board: t("board"), forecast: t("forecast"), tasks: t("tasks") };
  const tabs = (["list", "board", "forecast", "tasks", "decide"] as const).map((view) => {
    const search = view === "list" ? kept : { ...kept, view };
    const count = counts[view] ?? 0;
    return {
      label: view === "decide" ? say("toDecide") : labels[view],
      href: href({ to: "/console/$programId/referrals", params: { programId }, search }),
      current: current === view,
      ...(count > 0 ? { count: formatCount(count, language) } : {}),
    };
  });
  return <Tabs label={t("view")} tabs={tabs} />;
}
