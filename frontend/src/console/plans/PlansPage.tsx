import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PlansQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { PlanSentences } from "./PlanSentences";
import { PlanUsage } from "./PlanUsage";
import { planText } from "./text";
import { usageOf } from "./usage";

const PlansDocument = graphql(`
  query Plans($programId: ID!) {
    program(id: $programId) {
      id
      plan { id name }
      tiers { id name plan { id } }
      groups { id name plan { id } }
      plans {
        id
        name
        enrollmentCount
        linkCount
        currentVersion { id number ...PlanSentences }
      }
    }
  }
`);
type Program = NonNullable<PlansQuery["program"]>;

/** What partners earn: every plan of the program as sentences. */
export function PlansPage() {
  const t = useText(planText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: PlansDocument, variables: { programId } });
  const program = data?.program;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={program && (program.plan ? t("answer", { plan: program.plan.name }) : t("answerNone"))}
        actions={<NewPlan look="primary" />}
      />
      {program ? (
        <Plans program={program} />
      ) : (
        <Card>
          {error ? (
            <ErrorState title={t("failed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TextSkeleton lines={6} />
          )}
        </Card>
      )}
    </Page>
  );
}

function NewPlan({ look }: { look?: "primary" }) {
  const t = useText(planText);
  const href = useHref();
  const { id: programId } = useProgram();
  if (!useCan("PROGRAM_MANAGE")) return null;
  return (
    <ButtonLink look={look} href={href({ to: "/console/$programId/incentives/new", params: { programId } })}>
      {t("newPlan")}
    </ButtonLink>
  );
}

function Plans({ program }: { program: Program }) {
  const t = useText(planText);
  if (program.plans.length === 0) {
    return (
      <Card>
        <EmptyState title={t("none")} action={<NewPlan look="primary" />}>
          {t("noneNote")}
        </EmptyState>
      </Card>
    );
  }
  return (
    // Columns, and not a grid: plans are of very different lengths.
    <div className="gap-4 lg:columns-2">
      {inOrder(program).map((plan) => (
        <div key={plan.id} className="mb-4 break-inside-avoid">
          <PlanCard plan={plan} program={program} />
        </div>
      ))}
    </div>
  );
}

/** The plan of everybody first: most partners earn by it. */
function inOrder({ plans, plan: standard }: Program) {
  return [...plans].sort((a, b) => Number(b.id === standard?.id) - Number(a.id === standard?.id));
}

function PlanCard({ plan, program }: { plan: Program["plans"][number]; program: Program }) {
  const t = useText(planText);
  const href = useHref();
  const own = href({
    to: "/console/$programId/incentives/$planId",
    params: { programId: program.id, planId: plan.id },
  });
  return (
    <Card
      title={
        <a href={own} className="hover:underline">
          {plan.name}
        </a>
      }
      action={<ButtonLink href={own}>{t("open")}</ButtonLink>}
    >
      <div className="mb-4">
        <PlanUsage usage={usageOf(program, plan)} />
      </div>
      {plan.currentVersion ? (
        <PlanSentences version={plan.currentVersion} />
      ) : (
        <p className="text-muted">{t("notYetInForce")}</p>
      )}
    </Card>
  );
}
