import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { referralText } from "./text";

const MoveDialogDocument = graphql(`
  fragment MoveDialog on Referral {
    id
    name
    stage { id name kind }
    viewerCanMoveTo { id name kind }
  }
`);
const MoveDocument = graphql(`
  mutation ReferralMove($id: ID!, $input: ReferralMoveInput!) {
    referralMove(id: $id, input: $input) {
      referral {
        id
        stageSince
        closedAt
        stage { id name kind }
        viewerCanMoveTo { id name kind }
        stageChanges { id reason occurredAt side actor fromStage { id name } toStage { id name } }
        earned { amount currencyCode }
      }
      userErrors { field message code }
    }
  }
`);

export interface MoveDialogProps {
  referral: FragmentType<typeof MoveDialogDocument>;
  /** The stage that is chosen at first. */
  to?: string;
  onClose: () => void;
}

/** Moves a referral to another stage; one that was won or lost opens again only with a reason. */
export function MoveDialog({ referral: ref, to: target = "", onClose }: MoveDialogProps) {
  const t = useText(referralText);
  const referral = readFragment(MoveDialogDocument, ref);
  const { problems, settle } = useProblems();
  const [, move] = useMutation(MoveDocument);
  const form = useForm({ defaultValues: { stageId: target, reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const stages = referral.viewerCanMoveTo;
  const to = stages.find((stage) => stage.id === form.watch("stageId"));
  const isReopening = referral.stage.kind !== "OPEN";
  const submit = form.handleSubmit(async ({ stageId, reason }) => {
    const input = { stageId, reason: reason.trim() || undefined };
    const { data: answer, error } = await move({ id: referral.id, input });
    if (!settle(error, answer?.referralMove.userErrors, form)) return;
    if (to) void toast(t("movedTo", { name: referral.name, stage: to.name }));
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("moveTitle", { name: referral.name })}
      note={isReopening ? t("reopenEffect") : t("moveEffect")}
    >
      <Form onSubmit={submit} problems={problems}>
        <RadioGroup label={t("moveTo")} error={errors.stageId?.message}>
          {stages.map((stage) => (
            <Radio
              key={stage.id}
              label={stage.name}
              hint={stage.kind === "OPEN" || stage.name === t(stage.kind) ? undefined : t(stage.kind)}
              value={stage.id}
              {...form.register("stageId", { required: t("choose") })}
            />
          ))}
        </RadioGroup>
        <Textarea
          label={t("reason")}
          hint={t("reasonHint")}
          optional={!isReopening}
          required={isReopening}
          maxLength={500}
          rows={2}
          error={errors.reason?.message}
          {...form.register("reason")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {to ? t("moveIt", { stage: to.name }) : t("move")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
