import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Tabs } from "~/ui/Tabs";
import { useProgram } from "../program";
import { referralText } from "./text";

const StageTabsDocument = graphql(`
  query StageTabs($id: ID!) {
    program(id: $id) { id stages { id name } }
  }
`);

/** All referrals, or those on one stage; each has its address. */
export function StageTabs({ current }: { current: string | undefined }) {
  const t = useText(referralText);
  const href = useHref();
  const { id } = useProgram();
  const [{ data }] = useQuery({ query: StageTabsDocument, variables: { id }, requestPolicy: "cache-first" });
  const to = (stage: string | undefined) =>
    href({ to: "/console/$programId/referrals", params: { programId: id }, search: { stage } });
  const stages = data?.program?.stages ?? [];
  const tabs = [
    { label: t("allStages"), href: to(undefined), current: current === undefined },
    ...stages.map((stage) => ({
      label: stage.name,
      href: to(stage.id),
      current: current?.split(",").includes(stage.id) ?? false,
    })),
  ];
  return <Tabs label={t("stages")} tabs={tabs} />;
}
