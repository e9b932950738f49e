import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { uiText } from "./text";

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** The question: "Send 42 payouts?" */
  title: string;
  /** The effect in one sentence: "42 partners are paid; this cannot be undone." */
  effect: ReactNode;
  /** The amount it moves, as `<Money>`. */
  amount?: ReactNode;
  /** The verb of the button: "Send €12,345.00", never "OK". */
  confirm: string;
  danger?: boolean;
  busy?: boolean;
}

/** Asks before what cannot be undone, and names the effect and the amount. */
export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  effect,
  amount,
  confirm,
  danger,
  busy,
}: ConfirmDialogProps) {
  const t = useText(uiText);
  const actions = (
    <>
      <Button look={danger ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
        {confirm}
      </Button>
      <Button onClick={onClose}>{t("cancel")}</Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} actions={actions}>
      {amount && <p className="figures mb-2 text-2xl font-semibold">{amount}</p>}
      <p>{effect}</p>
    </Dialog>
  );
}
