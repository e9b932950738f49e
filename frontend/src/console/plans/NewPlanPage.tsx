import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { newIncentive } from "./draft";
import { type PlanValues, versionInput } from "./planForm";
import { planText } from "./text";

const PlanEditor = lazy(async () => ({ default: (await import("./PlanEditor")).PlanEditor }));
const PlanCreateDocument = graphql(`
  mutation PlanCreate($programId: ID!, $input: PlanCreateInput!) {
    planCreate(programId: $programId, input: $input) {
      plan { id name }
      program { id plans { id name } }
      userErrors { field message code }
    }
  }
`);

/** A new plan with its first version, for those who may make one. */
export function NewPlanPage() {
  const t = useText(planText);
  const href = useHref();
  const { id: programId } = useProgram();
  const plans = href({ to: "/console/$programId/incentives", params: { programId } });
  const canManage = useCan("PROGRAM_MANAGE");
  return (
    <Page>
      <PageHeader
        title={t("newPlan")}
        answer={canManage && t("newPlanNote")}
        back={{ label: t("title"), href: plans }}
      />
      {canManage ? (
        <NewPlanForm cancel={plans} />
      ) : (
        <Card>
          <EmptyState title={t("mayNotMake")} action={<ButtonLink href={plans}>{t("toPlans")}</ButtonLink>}>
            {t("mayNotMakeNote")}
          </EmptyState>
        </Card>
      )}
    </Page>
  );
}

function NewPlanForm({ cancel }: { cancel: string }) {
  const t = useText(planText);
  const { language } = useLanguage();
  const { id: programId, currency, timeZone } = useProgram();
  const navigate = useNavigate();
  const { problems, settle } = useProblems();
  const [, create] = useMutation(PlanCreateDocument);
  const form = useForm<PlanValues>({
    defaultValues: {
      name: "",
      version: {
        starts: "now",
        effectiveFrom: "",
        appliesTo: "ALL_CUSTOMERS",
        note: "",
        incentives: [newIncentive("sale", currency)],
      },
    },
  });
  const submit = form.handleSubmit(async ({ name, version }) => {
    const input = { name, version: versionInput(version, timeZone, language) };
    const { data, error } = await create({ programId, input });
    if (!settle(error, data?.planCreate.userErrors, form)) return;
    const planId = data?.planCreate.plan?.id;
    if (!planId) return;
    void toast(t("created"));
    await navigate({ to: "/console/$programId/incentives/$planId", params: { programId, planId } });
  });
  return (
    <Suspense fallback={<TextSkeleton lines={8} />}>
      <PlanEditor form={form} onSubmit={submit} problems={problems} isNew cancel={cancel} />
    </Suspense>
  );
}
