import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { buttonClass } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { type LadderStep, StepLadder } from "~/ui/Progress";
import { detailsText } from "./text";

const FirstStepsDocument = graphql(`
  fragment FirstSteps on Enrollment {
    status
    totals { clickCount }
    pipeline { stage { id } count }
    program { id needsTaxForm }
    partner { id address taxFormConfirmedAt payoutMethods { id } }
  }
`);

/** What a new partner does first: share, say where the money goes, bring somebody. Gone once all is done. */
export function FirstSteps({ enrollment: ref }: { enrollment: FragmentType<typeof FirstStepsDocument> }) {
  const { status, totals, pipeline, partner, program } = readFragment(FirstStepsDocument, ref);
  const t = useText(detailsText);
  const href = useHref();
  const mayPay = useCan("OWN_PAYOUT_METHOD");
  const mayManage = useCan("OWN_TEAM_MANAGE");
  const link = (to: string, words: string) => (
    <a href={to} className={buttonClass("secondary")}>
      {words}
    </a>
  );
  const legal = href({ to: "/portal/settings", search: { tab: "legal" } });
  const steps = [
    { key: "share", name: t("stepShare"), note: t("stepShareNote"), isDone: totals.clickCount > 0 },
    ...(mayPay
      ? [
          {
            key: "method",
            name: t("stepMethod"),
            note: t("stepMethodNote"),
            isDone: partner.payoutMethods.length > 0,
            children: link(href({ to: "/portal/payouts/method" }), t("addMethod")),
          },
        ]
      : []),
    ...(mayManage
      ? [
          {
            key: "legal",
            name: t("stepLegal"),
            note: t("stepLegalNote"),
            isDone: Boolean(partner.address),
            children: link(legal, t("addLegal")),
          },
        ]
      : []),
    ...(program.needsTaxForm
      ? [
          {
            key: "taxForm",
            name: t("stepTaxForm"),
            note: t("stepTaxFormNote"),
            isDone: Boolean(partner.taxFormConfirmedAt),
            children: link(legal, t("seeTaxForm")),
          },
        ]
      : []),
    {
      key: "referral",
      name: t("stepReferral"),
      note: t("stepReferralNote"),
      isDone: pipeline.some((one) => one.count > 0),
    },
  ];
  const current = steps.find((step) => !step.isDone);
  if (status !== "APPROVED" || !current) return null;
  const state = (isDone: boolean, isCurrent: boolean): LadderStep["state"] =>
    isDone ? "done" : isCurrent ? "current" : "to-come";
  return (
    <Card title={t("steps")}>
      <StepLadder
        label={t("steps")}
        steps={steps.map(({ key, name, note, isDone, ...rest }) => ({
          key,
          name,
          state: state(isDone, key === current.key),
          note: isDone ? undefined : note,
          children: isDone || !("children" in rest) ? undefined : rest.children,
        }))}
      />
    </Card>
  );
}
