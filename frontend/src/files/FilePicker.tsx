import { Paperclip, X } from "lucide-react";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { useLanguage, useText } from "~/lib/i18n/language";
import { buttonClass } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { FieldError, type FieldProps } from "~/ui/Field";
import { IconButton } from "~/ui/IconButton";
import { uiText } from "~/ui/text";
import { filesText } from "./text";
import { fileKinds, formatSize, type Purpose, type StoredFile } from "./upload";
import { type Upload, useUploads } from "./useUploads";

export interface FilePickerProps extends Omit<FieldProps, "className"> {
  files: readonly StoredFile[];
  onChange: (files: readonly StoredFile[]) => void;
  /** How many there may be. */
  most: number;
  purpose: Purpose;
  /** Whose they will be, when the vendor uploads. */
  partnerId?: string | undefined;
  /** Files begin or end to be on their way. */
  onBusy?: (isBusy: boolean) => void;
}

/** Files that are uploaded as they are chosen or dropped, each with its progress and a way to take it back. */
export function FilePicker(props: FilePickerProps) {
  const { label, isLabelHidden, hint, error, optional, files, onChange, most, purpose, partnerId, onBusy } =
    props;
  const t = useText(filesText);
  const ui = useText(uiText);
  const id = useId();
  const now = useRef(files);
  now.current = files;
  const [isOver, setOver] = useState(false);
  const [tooMany, setTooMany] = useState(false);
  // Two may come before the next rendering.
  const onStored = (file: StoredFile) => {
    now.current = most === 1 ? [file] : [...now.current, file];
    onChange(now.current);
  };
  const { uploads, add, drop, isBusy } = useUploads({ purpose, partnerId, onStored });
  useEffect(() => onBusy?.(isBusy), [isBusy, onBusy]);
  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    const room = most === 1 ? 1 : most - files.length - uploads.filter((one) => !one.problem).length;
    setTooMany(chosen.length > room);
    if (room > 0) add(chosen.slice(0, room));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const problem = error ?? (tooMany ? t("tooMany", { count: most }) : undefined);
  const isFull = most > 1 && files.length >= most;
  return (
    <fieldset
      className={cx(
        "flex min-w-0 flex-col gap-1 rounded-md",
        isOver && "outline-2 outline-accent outline-dashed",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <legend className={isLabelHidden ? "sr-only" : "float-left w-full font-medium"}>
        {label} {optional && <span className="font-normal text-muted">({ui("optional")})</span>}
      </legend>
      <div id={`${id}-hint`} className="text-sm text-muted">
        {hint && <span className="block">{hint}</span>}
        {t("kinds")}
      </div>
      <Chosen
        files={files}
        uploads={uploads}
        onDrop={drop}
        onRemove={(gone) => onChange(files.filter((one) => one.id !== gone))}
      />
      {!isFull && (
        <label
          className={cx(
            buttonClass("secondary", "self-start"),
            "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent",
          )}
        >
          <Paperclip aria-hidden="true" className="size-4" />
          {files.length === 0 ? t("choose", { count: most }) : most === 1 ? t("replace") : t("chooseMore")}
          <span className="sr-only">: {label}</span>
          <input
            type="file"
            className="sr-only"
            multiple={most > 1}
            accept={fileKinds}
            aria-describedby={cx(`${id}-hint`, problem && `${id}-error`)}
            aria-invalid={problem ? true : undefined}
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
      )}
      <FieldError id={`${id}-error`} error={problem} />
    </fieldset>
  );
}

interface ChosenProps {
  files: readonly StoredFile[];
  uploads: readonly Upload[];
  onRemove: (id: string) => void;
  onDrop: (key: string) => void;
}

function Chosen({ files, uploads, onRemove, onDrop }: ChosenProps) {
  const t = useText(filesText);
  const { language } = useLanguage();
  if (files.length + uploads.length === 0) return null;
  const cross = <X aria-hidden="true" className="size-4" />;
  return (
    <ul className="my-1 flex flex-col divide-y divide-line rounded-md border border-line">
      {files.map(({ id, name, size }) => (
        <li key={id} className="flex items-center gap-2 py-1 pl-3">
          <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
          <span className="text-sm text-muted">{formatSize(size, language)}</span>
          <IconButton label={t("remove", { name })} icon={cross} onClick={() => onRemove(id)} />
        </li>
      ))}
      {uploads.map(({ key, name, share, problem }) => (
        <li key={key} className="flex items-center gap-2 py-1 pl-3">
          <span className="flex min-w-0 flex-1 flex-col gap-1">
            <span className="wrap-anywhere">{name}</span>
            {problem ? (
              <span role="alert" className="text-sm text-bad">
                {problem}
              </span>
            ) : (
              <Sent name={name} share={share} />
            )}
          </span>
          <IconButton
            label={t(problem ? "remove" : "cancel", { name })}
            icon={cross}
            onClick={() => onDrop(key)}
          />
        </li>
      ))}
    </ul>
  );
}

function Sent({ name, share }: { name: string; share: number }) {
  const t = useText(filesText);
  const { language } = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: "percent" }).format(share);
  return (
    <span
      role="progressbar"
      aria-label={t("sending", { name, percent })}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="block h-1.5 rounded-full bg-sunken"
    >
      <span
        className="block h-full rounded-full bg-accent"
        style={{ width: `${Math.round(share * 100)}%` }}
      />
    </span>
  );
}
