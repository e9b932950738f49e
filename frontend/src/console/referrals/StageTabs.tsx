import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Tabs } from "~/ui/Tabs";
import { useProgram } from "../program";
import { waitingStatuses } from "./conflicts";
import { submissionText } from "./submissionText";
import { referralText } from "./text";

const StageTabsDocument = graphql(`
  query StageTabs($id: ID!, $waiting: ReferralFilter!) {
    program(id: $id) { id stages { id name } }
    referrals(filter: $waiting, first: 1) { totalCount }
  }
`);

export interface StageTabsProps {
  /** The stages that are shown. */
  current: string | undefined;
  /** Whether what waits for a decision is shown. */
  isInbox: boolean;
}

/** All referrals, what waits for a decision, or those on one stage; each has its address. */
export function StageTabs({ current, isInbox }: StageTabsProps) {
  const t = useText(referralText);
  const say = useText(submissionText);
  const { language } = useLanguage();
  const href = useHref();
  const { id } = useProgram();
  const waiting = { programId: id, statuses: [...waitingStatuses] };
  const [{ data }] = useQuery({ query: StageTabsDocument, variables: { id, waiting } });
  const to = (search: { stage?: string; view?: "decide" }) =>
    href({ to: "/console/$programId/referrals", params: { programId: id }, search });
  const stages = data?.program?.stages ?? [];
  const count = data?.referrals.totalCount ?? 0;
  const inbox = { label: say("toDecide"), href: to({ view: "decide" }), current: isInbox };
  const tabs = [
    { label: t("allStages"), href: to({}), current: !isInbox && current === undefined },
    count > 0 ? { ...inbox, count: formatCount(count, language) } : inbox,
    ...stages.map((stage) => ({
      label: stage.name,
      href: to({ stage: stage.id }),
      current: !isInbox && (current?.split(",").includes(stage.id) ?? false),
    })),
  ];
  return <Tabs label={t("stages")} tabs={tabs} />;
}
