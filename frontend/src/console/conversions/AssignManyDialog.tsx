import { type FormEvent, useId, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import type { Choice } from "../pick/Combobox";
import { EnrollmentPicker } from "../pick/EnrollmentPicker";
import { useProblems } from "../useProblems";
import { queueText } from "./queueText";

const AssignManyDocument = graphql(`
  mutation ConversionsAssign($ids: [ID!]!, $input: ConversionAssignInput!) {
    conversionsAssign(ids: $ids, input: $input) {
      conversions { id credits { ...CreditWords } }
      userErrors { field message code }
    }
  }
`);

export interface AssignManyDialogProps {
  ids: string[];
  /** What the conversions are worth, in words. */
  amounts: string;
  onClose: () => void;
  /** Called once all are assigned, after closing. */
  onDone: () => void;
}

/** Gives all credit of several conversions to one partner, and says why. */
export function AssignManyDialog({ ids, amounts, onClose, onDone }: AssignManyDialogProps) {
  const t = useText(queueText);
  const id = useId();
  const { problems, settle } = useProblems();
  const [partner, setPartner] = useState<Choice | null>(null);
  const [isTried, setTried] = useState(false);
  const [{ fetching }, assign] = useMutation(AssignManyDocument);
  const count = ids.length;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (!partner) return;
    const credits = [{ enrollmentId: partner.id, percentage: "100" }];
    const { data, error } = await assign({ ids, input: { credits, reason } });
    if (!settle(error, data?.conversionsAssign.userErrors)) return;
    void toast(t("done", { count, name: partner.label }));
    onClose();
    onDone();
  };
  const actions = (
    <>
      <Button type="submit" form={id} look="primary" busy={fetching}>
        {t("assign", { count, amounts })}
      </Button>
      <Button onClick={onClose}>{t("cancel")}</Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t("title", { count })} note={t("note")} actions={actions}>
      <Form id={id} onSubmit={submit} problems={problems}>
        <EnrollmentPicker
          label={t("partner")}
          value={partner}
          onChange={setPartner}
          error={isTried && !partner ? t("choose") : undefined}
        />
        <Textarea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          required
          maxLength={500}
          rows={2}
        />
      </Form>
    </Dialog>
  );
}
