import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { placeErrors } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { referralsText } from "./text";

const PortalMoveFragment = graphql(`
  fragment PortalMove on Referral {
    id
    name
    viewerCanMoveTo { id name kind }
  }
`);
const PortalMoveDocument = graphql(`
  mutation PortalReferralMove($id: ID!, $input: ReferralMoveInput!) {
    referralMove(id: $id, input: $input) {
      referral {
        id
        stageSince
        closedAt
        stage { id name kind }
        viewerCanMoveTo { id name kind }
        stageChanges { id occurredAt reason side fromStage { id name } toStage { id name kind } }
        earned { amount currencyCode }
      }
      userErrors { field message code }
    }
  }
`);

interface MoveDialogProps {
  referral: FragmentType<typeof PortalMoveFragment>;
  onClose: () => void;
}

/** Moves an own referral, where the program lets partners do so; one that is lost wants a reason. */
export function MoveDialog({ referral: ref, onClose }: MoveDialogProps) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const referral = readFragment(PortalMoveFragment, ref);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [, move] = useMutation(PortalMoveDocument);
  const form = useForm({ defaultValues: { stageId: "", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const to = referral.viewerCanMoveTo.find((stage) => stage.id === form.watch("stageId"));
  const isLosing = to?.kind === "LOST";
  const submit = form.handleSubmit(async ({ stageId, reason }) => {
    const input = { stageId, reason: reason.trim() || undefined };
    const { data, error } = await move({ id: referral.id, input });
    const mistakes = data?.referralMove.userErrors ?? [];
    setProblems(error ? [requestSentence(error, language)] : placeErrors(mistakes, form, language));
    if (error || mistakes.length > 0) return;
    if (to) void toast(t("movedTo", { name: referral.name, stage: to.name }));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("moveTitle", { name: referral.name })} note={t("moveNote")}>
      <Form onSubmit={submit} problems={problems}>
        <RadioGroup label={t("moveTo")} error={errors.stageId?.message}>
          {referral.viewerCanMoveTo.map((stage) => (
            <Radio
              key={stage.id}
              label={stage.name}
              value={stage.id}
              {...form.register("stageId", { required: t("choose") })}
            />
          ))}
        </RadioGroup>
        <Textarea
          label={t("reason")}
          hint={t("reasonHint")}
          optional={!isLosing}
          required={isLosing}
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
