import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerTermsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { PlanSentences } from "../plans/PlanSentences";
import { useProgram } from "../program";
import { partnersText } from "./text";

const TermsDialog = lazy(() => import("./TermsDialog").then((module) => ({ default: module.TermsDialog })));

const TermsFragment = graphql(`
  fragment PartnerTerms on Enrollment {
    id
    partner { id name }
    group { id name }
    plan { id name }
    tier { id name }
    terms { source planVersion { id number ...PlanSentences } }
  }
`);

/** What the partner earns now, and why these terms hold. */
export function PartnerTerms({ enrollment: ref }: { enrollment: FragmentType<typeof TermsFragment> }) {
  const t = useText(partnersText);
  const enrollment = readFragment(TermsFragment, ref);
  const [isEditing, setEditing] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  const { terms } = enrollment;
  return (
    <Card
      title={t("terms")}
      action={canManage && <Button onClick={() => setEditing(true)}>{t("changeTerms")}</Button>}
    >
      <p className="mb-3 text-muted">
        <Source enrollment={enrollment} />
      </p>
      {terms.planVersion && <PlanSentences version={terms.planVersion} />}
      {enrollment.group && (
        <p className="mt-3 text-muted">{t("inGroup", { group: enrollment.group.name })}</p>
      )}
      <Suspense>
        {isEditing && (
          <TermsDialog
            enrollmentId={enrollment.id}
            partner={enrollment.partner.name}
            groupId={enrollment.group?.id ?? ""}
            planId={enrollment.plan?.id ?? ""}
            onClose={() => setEditing(false)}
          />
        )}
      </Suspense>
    </Card>
  );
}

/** Where the plan comes from: the first of link, partner, tier, group and program that names one. */
function Source({ enrollment }: { enrollment: PartnerTermsFragment }) {
  const t = useText(partnersText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { terms, tier, group, plan } = enrollment;
  if (!terms.planVersion) {
    return (
      <>
        {t("noPlan")}{" "}
        <a className="underline" href={href({ to: "/console/$programId/incentives", params: { programId } })}>
          {t("toIncentives")}
        </a>
      </>
    );
  }
  const version = terms.planVersion.number;
  switch (terms.source) {
    case "ENROLLMENT":
      return t("fromEnrollment", { plan: plan?.name ?? "", version });
    case "TIER":
      return t("fromTier", { tier: tier?.name ?? "", version });
    case "GROUP":
      return t("fromGroup", { group: group?.name ?? "", version });
    case "LINK":
      return t("fromLink", { version });
    default:
      return t("fromProgram", { version });
  }
}
