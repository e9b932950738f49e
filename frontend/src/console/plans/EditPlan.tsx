import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { draftOf } from "./draft";
import { PlanEditor } from "./PlanEditor";
import { readIncentives } from "./PlanSentences";
import { belowVersion, type PlanValues, versionInput } from "./planForm";
import { planText } from "./text";

const SimulationPanel = lazy(async () => ({
  default: (await import("../simulation/SimulationPanel")).SimulationPanel,
}));
const EditFragment = graphql(`
  fragment PlanEdit on Plan {
    id
    name
    versions { id appliesTo ...PlanSentences }
  }
`);
const PlanVersionSaveDocument = graphql(`
  mutation PlanVersionSave($planId: ID!, $input: PlanVersionInput!) {
    planVersionSave(planId: $planId, input: $input) {
      plan {
        id
        currentVersion { id number effectiveFrom ...PlanSentences }
        ...PlanVersions
        ...PlanEdit
      }
      userErrors { field message code }
    }
  }
`);

/** Edits the newest version; saving makes the next one. */
export function EditPlan({ plan: ref, done }: { plan: FragmentType<typeof EditFragment>; done: string }) {
  const t = useText(planText);
  const { language } = useLanguage();
  const { currency, timeZone } = useProgram();
  const navigate = useNavigate();
  const plan = readFragment(EditFragment, ref);
  const newest = plan.versions[0];
  const { problems, settle } = useProblems();
  const [isSimulating, setIsSimulating] = useState(false);
  const [, save] = useMutation(PlanVersionSaveDocument);
  const form = useForm<PlanValues>({
    defaultValues: {
      name: plan.name,
      version: {
        starts: "now",
        effectiveFrom: "",
        appliesTo: newest?.appliesTo ?? "ALL_CUSTOMERS",
        note: "",
        incentives: newest ? readIncentives(newest).map((one) => draftOf(one, currency, language)) : [],
      },
    },
  });
  const submit = form.handleSubmit(async ({ version }) => {
    const { data, error } = await save({ planId: plan.id, input: versionInput(version, timeZone, language) });
    if (!settle(error, belowVersion(data?.planVersionSave.userErrors ?? []), form)) return;
    void toast(t("saved"));
    await navigate({ href: done });
  });
  return (
    <>
      <PlanEditor
        form={form}
        onSubmit={submit}
        problems={problems}
        cancel={done}
        onSimulate={() => setIsSimulating(true)}
      />
      {isSimulating && (
        <Suspense fallback={<TextSkeleton lines={3} />}>
          <SimulationPanel planId={plan.id} form={form} />
        </Suspense>
      )}
    </>
  );
}
