import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PlanQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { PlanActions } from "./PlanActions";
import { PlanSentences } from "./PlanSentences";
import { PlanUsage } from "./PlanUsage";
import { planText } from "./text";
import { usageOf } from "./usage";
import { VersionHistory } from "./VersionHistory";

const EditPlan = lazy(async () => ({ default: (await import("./EditPlan")).EditPlan }));
const PlanDocument = graphql(`
  query Plan($programId: ID!) {
    program(id: $programId) {
      id
      plan { id }
      tiers { id name plan { id } }
      groups { id name plan { id } }
      plans {
        id
        name
        enrollmentCount
        linkCount
        currentVersion { id number effectiveFrom ...PlanSentences }
        ...PlanVersions
        ...PlanEdit
      }
    }
  }
`);
type Program = NonNullable<PlanQuery["program"]>;
const route = getRouteApi("/console/$programId/incentives/$planId");

/** One plan: the terms in force, its editor and all its versions. */
export function PlanPage() {
  const t = useText(planText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { planId } = route.useParams();
  const [{ data, error }, reload] = useQuery({ query: PlanDocument, variables: { programId } });
  const program = data?.program;
  const plan = program?.plans.find((one) => one.id === planId);
  const back = {
    label: t("title"),
    href: href({ to: "/console/$programId/incentives", params: { programId } }),
  };
  if (program && plan) return <Loaded key={plan.id} program={program} plan={plan} back={back} />;
  return (
    <Page>
      <PageHeader title={t("plan")} back={back} />
      <Card>
        {program ? (
          <EmptyState title={t("unknown")} action={<ButtonLink href={back.href}>{t("toPlans")}</ButtonLink>}>
            {t("unknownNote")}
          </EmptyState>
        ) : error ? (
          <ErrorState title={t("failed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={6} />
        )}
      </Card>
    </Page>
  );
}

interface LoadedProps {
  program: Program;
  plan: Program["plans"][number];
  back: { label: string; href: string };
}

function Loaded({ program, plan, back }: LoadedProps) {
  const t = useText(planText);
  const href = useHref();
  const canManage = useCan("PROGRAM_MANAGE");
  const isEditing = route.useSearch().edit === "yes" && canManage;
  const usage = usageOf(program, plan);
  const own = {
    to: "/console/$programId/incentives/$planId",
    params: { programId: program.id, planId: plan.id },
  } as const;
  const edit = href({ ...own, search: { edit: "yes" } });
  return (
    <Page>
      <PageHeader
        title={plan.name}
        back={back}
        answer={<PlanUsage usage={usage} />}
        actions={canManage && !isEditing && <PlanActions plan={plan} usage={usage} edit={edit} />}
      />
      {isEditing ? (
        <Suspense fallback={<TextSkeleton lines={8} />}>
          <EditPlan plan={plan} done={href({ ...own, search: {} })} />
        </Suspense>
      ) : (
        <Card
          title={t("inForce")}
          action={
            plan.currentVersion && (
              <span className="text-sm text-muted">
                {t("version", { number: plan.currentVersion.number })} ·{" "}
                <DateTime value={plan.currentVersion.effectiveFrom} />
              </span>
            )
          }
        >
          {plan.currentVersion ? (
            <PlanSentences version={plan.currentVersion} />
          ) : (
            <p className="text-muted">{t("notYetInForce")}</p>
          )}
        </Card>
      )}
      <VersionHistory plan={plan} current={plan.currentVersion?.id} />
    </Page>
  );
}
