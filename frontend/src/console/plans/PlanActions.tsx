import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button, ButtonLink } from "~/ui/Button";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { planText } from "./text";
import type { usageOf } from "./usage";

const PlanUseDocument = graphql(`
  mutation PlanUse($programId: ID!, $planId: ID!) {
    programUpdate(id: $programId, input: { planId: $planId }) {
      program { id plan { id name } }
      userErrors { field message code }
    }
  }
`);
const PlanArchiveDocument = graphql(`
  mutation PlanArchive($id: ID!) {
    planArchive(id: $id) {
      plan { id archivedAt }
      userErrors { field message code }
    }
  }
`);

interface PlanActionsProps {
  plan: { id: string; name: string };
  usage: ReturnType<typeof usageOf>;
  /** Address of the editor. */
  edit: string;
}

/** Edit the plan, make it everybody's, or archive it. */
export function PlanActions({ plan, usage, edit }: PlanActionsProps) {
  const t = useText(planText);
  const program = useProgram();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"use" | "archive" | null>(null);
  const { problems, settle } = useProblems();
  const [, makeDefault] = useMutation(PlanUseDocument);
  const [, archive] = useMutation(PlanArchiveDocument);
  const close = () => setAsking(null);
  const onUse = async () => {
    const { data, error } = await makeDefault({ programId: program.id, planId: plan.id });
    if (!settle(error, data?.programUpdate.userErrors)) return;
    close();
    void toast(t("used", { plan: plan.name }));
  };
  const onArchive = async () => {
    const { data, error } = await archive({ id: plan.id });
    if (!settle(error, data?.planArchive.userErrors)) return;
    void toast(t("archivedDone", { plan: plan.name }));
    await navigate({ to: "/console/$programId/incentives", params: { programId: program.id } });
  };
  return (
    <>
      <ButtonLink look="primary" href={edit}>
        {t("edit")}
      </ButtonLink>
      {!usage.isDefault && <Button onClick={() => setAsking("use")}>{t("use")}</Button>}
      {usage.isUnused && <Button onClick={() => setAsking("archive")}>{t("archive")}</Button>}
      <DecisionDialog
        open={asking === "use"}
        onClose={close}
        title={t("useTitle", { plan: plan.name })}
        effect={t("useEffect")}
        confirm={t("use")}
        problems={problems}
        onConfirm={onUse}
      />
      <DecisionDialog
        open={asking === "archive"}
        onClose={close}
        title={t("archiveTitle", { plan: plan.name })}
        effect={t("archiveEffect")}
        confirm={t("archive")}
        problems={problems}
        onConfirm={onArchive}
      />
    </>
  );
}
