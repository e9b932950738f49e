import { useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { decisionText } from "./decisionText";
import { partnersText } from "./text";
import { type Decision, useDecisions } from "./useDecisions";

interface EnrollmentDecisionProps {
  enrollment: { id: string; name: string };
  decision: Decision;
  onClose: () => void;
}

const withReason: readonly Decision[] = ["reject", "suspend", "ban"];

/** Asks before a decision about a partner, names its effect, and carries it out. */
export function EnrollmentDecision({ enrollment, decision, onClose }: EnrollmentDecisionProps) {
  const t = useText(partnersText);
  const say = useText(decisionText);
  const decide = useDecisions()[decision];
  const { problems, settle } = useProblems();
  const { id, name } = enrollment;
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={say(`${decision}.title`, { name })}
      effect={say(`${decision}.effect`)}
      confirm={say(`${decision}.confirm`)}
      danger={decision === "ban"}
      reason={withReason.includes(decision) ? { label: t("reason"), hint: t("reasonHint") } : undefined}
      problems={problems}
      onConfirm={async (reason) => {
        const { error, userErrors } = await decide(id, reason);
        if (!settle(error, userErrors)) return;
        onClose();
        void toast(say(`${decision}.done`, { name }));
      }}
    />
  );
}
