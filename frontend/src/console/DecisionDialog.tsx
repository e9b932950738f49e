import { type FormEvent, useId, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { consoleText } from "./text";

export interface DecisionDialogProps {
  open: boolean;
  onClose: () => void;
  /** The question: "Suspend Acme?" */
  title: string;
  /** What happens, in one or two sentences. */
  effect: string;
  /** The verb of the button. */
  confirm: string;
  danger?: boolean;
  /** Asks for a reason, with this label and hint; it must be given. */
  reason?: { label: string; hint: string };
  problems: readonly string[];
  /** Closes the dialog itself when nothing was refused. */
  onConfirm: (reason: string) => Promise<void>;
}

/** Asks before a deed, names its effect, and takes a reason where one is kept. A refusal stays inside. */
export function DecisionDialog(props: DecisionDialogProps) {
  const t = useText(consoleText);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    setBusy(true);
    await props.onConfirm(reason);
    setBusy(false);
  };
  const actions = (
    <>
      <Button type="submit" form={id} look={props.danger ? "danger" : "primary"} busy={busy}>
        {props.confirm}
      </Button>
      <Button onClick={props.onClose}>{t("cancel")}</Button>
    </>
  );
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title} actions={actions}>
      <Form id={id} onSubmit={submit} problems={props.problems}>
        <p>{props.effect}</p>
        {props.reason && (
          <Textarea
            name="reason"
            label={props.reason.label}
            hint={props.reason.hint}
            required
            maxLength={500}
            rows={2}
          />
        )}
      </Form>
    </Dialog>
  );
}
