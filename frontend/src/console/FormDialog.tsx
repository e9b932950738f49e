import { type FormEvent, type ReactNode, useId } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { consoleText } from "./text";

interface FormDialogProps {
  title: string;
  /** One sentence under the title. */
  note?: string;
  /** The verb of the button. */
  confirm: string;
  /** Whether it takes something away. */
  danger?: boolean;
  /** Whether it is being sent. */
  busy: boolean;
  /** Mistakes that belong to no field. */
  problems: readonly string[];
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A short form above the page: its fields, the button that sends it, and a way out. What is refused stays typed. */
export function FormDialog({
  title,
  note,
  confirm,
  danger,
  busy,
  problems,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const t = useText(consoleText);
  const id = useId();
  const actions = (
    <>
      <Button type="submit" form={id} look={danger ? "danger" : "primary"} busy={busy}>
        {confirm}
      </Button>
      <Button onClick={onClose}>{t("cancel")}</Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} note={note} actions={actions}>
      <Form id={id} onSubmit={onSubmit} problems={problems}>
        {children}
      </Form>
    </Dialog>
  );
}
