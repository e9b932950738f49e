import { type KeyboardEvent, useId, useState } from "react";
import { cx } from "~/ui/cx";
import { Field } from "~/ui/Field";

/** One thing that can be chosen. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Tells things of the same name apart. */
  readonly note?: string;
}

export interface ComboboxProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  /** What was typed; the screen looks for choices with it. */
  words: string;
  onWords: (words: string) => void;
  /** Undefined while they are looked for. */
  choices: readonly Choice[] | undefined;
  /** Said instead of choices: "Nothing found". */
  none: string;
  required?: boolean;
}

/** Chooses one of many by typing a part of its name: ↓ ↑ move, Enter chooses, Escape closes. */
export function Combobox(props: ComboboxProps) {
  const { value, choices } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const rows = choices ?? [];
  const choose = (choice: Choice) => {
    props.onChange(choice);
    props.onWords("");
    setOpen(false);
  };
  const type = (words: string) => {
    if (value) props.onChange(null);
    props.onWords(words);
    setAt(0);
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = rows[at];
    if (step) {
      setAt(open ? Math.min(Math.max(at + step, 0), Math.max(rows.length - 1, 0)) : 0);
      setOpen(true);
    } else if (event.key === "Enter" && open) {
      // What was typed last is still looked for: nothing to choose yet, and nothing to send either.
      if (here) choose(here);
    } else if (event.key === "Escape" && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(wiring) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus goes.
        <div className="relative" onBlur={() => setOpen(false)}>
          <input
            {...wiring}
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && rows[at] ? `${id}-${rows[at].id}` : undefined}
            autoComplete="off"
            required={props.required}
            value={value ? value.label : props.words}
            onChange={(event) => type(event.target.value)}
            onFocus={(event) => value && event.target.select()}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            className="field-box"
          />
          {open && <Choices id={id} rows={choices} at={at} none={props.none} onChoose={choose} />}
        </div>
      )}
    </Field>
  );
}

interface ChoicesProps {
  id: string;
  rows: readonly Choice[] | undefined;
  at: number;
  none: string;
  onChoose: (choice: Choice) => void;
}

function Choices({ id, rows, at, none, onChoose }: ChoicesProps) {
  const look = "mt-1 max-h-56 overflow-y-auto rounded-md border border-line bg-surface p-1";
  if (!rows || rows.length === 0) {
    return (
      <p id={`${id}-list`} role="status" className={cx(look, "px-3 py-2 text-muted")}>
        {rows ? none : "…"}
      </p>
    );
  }
  return (
    <div id={`${id}-list`} role="listbox" className={look}>
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus.
        <div
          key={row.id}
          id={`${id}-${row.id}`}
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          // Before the input loses the focus and the list closes.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(row)}
          className={cx(
            "flex min-h-9 flex-col justify-center rounded-sm px-2 py-1 hover:bg-hover pointer-coarse:min-h-11",
            index === at && "bg-hover",
          )}
        >
          <span className="truncate">{row.label}</span>
          {row.note && <span className="truncate text-sm text-muted">{row.note}</span>}
        </div>
      ))}
    </div>
  );
}
