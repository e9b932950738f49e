import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { IconButton } from "./IconButton";
import { useReturnFocus } from "./returnFocus";
import { uiText } from "./text";

export interface DialogProps {
  open: boolean;
  /** Without it only its own buttons close it: for what is shown once. */
  onClose?: () => void;
  title: string;
  /** One sentence under the title. */
  note?: ReactNode;
  children?: ReactNode;
  /** Buttons at the bottom, main one first. */
  actions?: ReactNode;
}

const scrim = "fixed inset-0 z-40 bg-scrim animate-[fade-in_120ms]";

/** A question or a short form above the page. Focus goes in, stays in, and returns to where it was. */
export function Dialog(props: DialogProps) {
  return (
    <Panel
      {...props}
      place="bottom-0 left-1/2 w-full max-w-lg -translate-x-1/2 rounded-t-md max-h-[90dvh] sm:bottom-auto sm:top-[12vh] sm:max-h-[76vh] sm:rounded-md sm:w-[calc(100%-2rem)] animate-[fade-in_120ms]"
    />
  );
}

/** Detail beside a list: from the right on a desktop, the whole width on a phone. */
export function Drawer(props: DialogProps & { side?: "left" | "right" }) {
  const side = props.side === "left" ? "left-0 max-w-72 border-r" : "right-0 max-w-xl border-l";
  return <Panel {...props} place={cx("inset-y-0 w-full animate-[slide-in_140ms_ease-out]", side)} />;
}

function Panel({ open, onClose, title, note, children, actions, place }: DialogProps & { place: string }) {
  const t = useText(uiText);
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className={scrim} />
        <Radix.Content
          {...focus}
          onOpenAutoFocus={(event) => {
            focus.onOpenAutoFocus();
            // To the first field, else to the dialog itself, which is then read out; never to the button that closes it.
            event.preventDefault();
            const dialog = event.currentTarget as HTMLElement;
            (dialog.querySelector<HTMLElement>("input, select, textarea") ?? dialog).focus();
          }}
          {...(note ? {} : { "aria-describedby": undefined })}
          className={cx("fixed z-40 flex flex-col border-line bg-surface focus:outline-none", place)}
        >
          <header className="flex items-start gap-2 border-b border-line py-3 pr-2 pl-5">
            <div className="min-w-0 flex-1 py-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {note && <Radix.Description className="text-muted">{note}</Radix.Description>}
            </div>
            {onClose && (
              <Radix.Close asChild>
                <IconButton label={t("close")} icon={<X aria-hidden="true" className="size-4" />} />
              </Radix.Close>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {actions && (
            <footer className="flex flex-row-reverse flex-wrap gap-2 border-t border-line px-5 py-3">
              {actions}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
