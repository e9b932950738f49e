import { useId } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ReciprocalDeclineReason } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { receivedText } from "./text";

const ReciprocalAcceptDocument = graphql(`
  mutation ReciprocalAccept($id: ID!, $note: String) {
    reciprocalAccept(id: $id, note: $note) {
      reciprocalReferral { id ...ReceivedItem }
      userErrors { field message code }
    }
  }
`);
const ReciprocalDeclineDocument = graphql(`
  mutation ReciprocalDecline($id: ID!, $reason: ReciprocalDeclineReason!, $note: String) {
    reciprocalDecline(id: $id, reason: $reason, note: $note) {
      reciprocalReferral { id ...ReceivedItem }
      userErrors { field message code }
    }
  }
`);
const reasons = [
  "NO_CAPACITY",
  "NOT_FITTING",
  "KNOWN_ALREADY",
  "UNREACHABLE",
  "OTHER",
] as const satisfies readonly ReciprocalDeclineReason[];

interface AnswerDialogProps {
  id: string;
  company: string;
  answer: "accept" | "decline";
  onClose: () => void;
}

/** Takes a prospect, or declines it for one of the fixed reasons. */
export function AnswerDialog({ id, company, answer, onClose }: AnswerDialogProps) {
  const t = useText(receivedText);
  const formId = useId();
  const isTaken = answer === "accept";
  const form = useForm<{ reason: ReciprocalDeclineReason | ""; note: string }>({
    defaultValues: { reason: "", note: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, accept] = useMutation(ReciprocalAcceptDocument);
  const [, decline] = useMutation(ReciprocalDeclineDocument);
  const send = async (reason: ReciprocalDeclineReason | "", note: string | undefined) => {
    if (isTaken) {
      const { data, error } = await accept({ id, note });
      return settle(error, data?.reciprocalAccept.userErrors, form);
    }
    if (!reason) return false;
    const { data, error } = await decline({ id, reason, note });
    return settle(error, data?.reciprocalDecline.userErrors, form);
  };
  const submit = form.handleSubmit(async ({ reason, note }) => {
    if (!(await send(reason, note.trim() || undefined))) return;
    void toast(t(isTaken ? "taken" : "declined"));
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isTaken ? "acceptTitle" : "declineTitle", { company })}
      note={t(isTaken ? "acceptNote" : "declineNote")}
      actions={
        <Button type="submit" form={formId} look={isTaken ? "primary" : "danger"} busy={isSubmitting}>
          {t(answer)}
        </Button>
      }
    >
      <Form id={formId} onSubmit={submit} problems={problems}>
        {!isTaken && (
          <RadioGroup label={t("reason")} error={errors.reason?.message}>
            {reasons.map((reason) => (
              <Radio
                key={reason}
                label={t(reason)}
                value={reason}
                {...form.register("reason", { required: t("chooseReason") })}
              />
            ))}
          </RadioGroup>
        )}
        <Textarea
          label={t("note")}
          hint={isTaken ? undefined : t("otherHint")}
          optional
          maxLength={2000}
          rows={2}
          error={errors.note?.message}
          {...form.register("note")}
        />
      </Form>
    </Dialog>
  );
}
