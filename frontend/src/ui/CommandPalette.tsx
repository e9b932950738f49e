import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { useReturnFocus } from "./returnFocus";
import { uiText } from "./text";

/** One thing the palette offers: a place (`href`) or a deed (`run`). */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under: "Go to", "Do". */
  readonly group: string;
  readonly href?: string;
  readonly run?: () => void;
  /** Other words that find it. */
  readonly keywords?: string;
}

/** Keeps the commands that hold every typed word, in their order; those whose label begins with the words come first. */
export function matchCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => {
    const text = `${command.label} ${command.keywords ?? ""} ${command.group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = (command: Command) => (command.label.toLowerCase().startsWith(words.join(" ")) ? 0 : 1);
  return words.length === 0 ? found : found.toSorted((a, b) => first(a) - first(b));
}

export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
  commands: readonly Command[];
  /** Goes to an address inside the app. */
  onGo: (href: string) => void;
}

/** ⌘K: type, arrow keys, Enter. Load it with `React.lazy`; it is not needed for the first paint. */
export function CommandPalette({ open, onClose, commands, onGo }: CommandPaletteProps) {
  const t = useText(uiText);
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-x-2 top-[8vh] z-40 mx-auto flex max-h-[70vh] max-w-lg flex-col rounded-md border border-line bg-surface focus:outline-none"
        >
          <Radix.Title className="sr-only">{t("palette")}</Radix.Title>
          <Finder commands={commands} onClose={onClose} onGo={onGo} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Finder({ commands, onClose, onGo }: Omit<CommandPaletteProps, "open">) {
  const t = useText(uiText);
  const id = useId();
  const [query, setQuery] = useState("");
  const [place, setPlace] = useState(0);
  const found = useMemo(() => matchCommands(commands, query), [commands, query]);
  const active = found[Math.min(place, found.length - 1)];
  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    if (command.run) command.run();
    else if (command.href) onGo(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setPlace((now) => (now + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(active);
    }
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        aria-label={t("searchPages")}
        placeholder={t("searchPages")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
        className="min-h-12 w-full rounded-t-md border-b border-line bg-transparent px-4 text-lg -outline-offset-2"
      />
      <div role="status" className="sr-only">
        {t("rows", { count: found.length })}
      </div>
      {found.length === 0 && <p className="p-4 text-muted">{t("noMatch", { query })}</p>}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("palette")}
        className="min-h-0 overflow-y-auto p-1 empty:hidden"
      >
        {found.map((command, index) => (
          <Option
            key={command.id}
            id={`${id}-${command.id}`}
            command={command}
            active={command === active}
            heading={command.group !== found[index - 1]?.group}
            onChoose={() => choose(command)}
          />
        ))}
      </div>
    </>
  );
}

function Option({
  id,
  command,
  active,
  heading,
  onChoose,
}: {
  id: string;
  command: Command;
  active: boolean;
  heading: boolean;
  onChoose: () => void;
}) {
  return (
    <>
      {heading && (
        <div role="presentation" className="px-3 pt-2 pb-1 text-xs font-medium text-muted">
          {command.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys and the focus. */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        onClick={onChoose}
        ref={(element) => (active ? element?.scrollIntoView?.({ block: "nearest" }) : undefined)}
        className={cx(
          "flex min-h-9 cursor-pointer items-center rounded-sm px-3 pointer-coarse:min-h-11",
          active ? "bg-sunken" : "hover:bg-hover",
        )}
      >
        {command.label}
      </div>
    </>
  );
}
