import { Download, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useLanguage, useText } from "~/lib/i18n/language";
import { IconButton } from "~/ui/IconButton";
import { filesText } from "./text";
import { formatSize } from "./upload";

/** A file as the API tells it. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

interface FileListProps<T extends ShownFile> {
  files: readonly T[];
  /** What else there is to say of a file. */
  note?: (file: T) => ReactNode;
  canDelete?: (file: T) => boolean;
  onDelete?: (file: T) => void;
}

/** Files to save, with their size. */
export function FileList<T extends ShownFile>({ files, note, canDelete, onDelete }: FileListProps<T>) {
  const t = useText(filesText);
  return (
    <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
      {files.map((file) => (
        <li key={file.id} className="flex min-h-11 items-center gap-2 pl-3">
          <span className="min-w-0 flex-1 py-1.5">
            <FileLink file={file} />
            {note && <span className="block text-sm text-muted">{note(file)}</span>}
          </span>
          {canDelete?.(file) && (
            <IconButton
              label={t("remove", { name: file.name })}
              icon={<Trash2 aria-hidden="true" className="size-4" />}
              onClick={() => onDelete?.(file)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** One file to save, with its size. */
export function FileLink({ file: { name, size, url } }: { file: ShownFile }) {
  const { language } = useLanguage();
  return (
    <a
      href={url}
      download={name}
      className="inline-flex max-w-full items-baseline gap-1.5 text-accent-text hover:underline"
    >
      <Download aria-hidden="true" className="size-4 shrink-0 self-center" />
      <span className="min-w-0 wrap-anywhere">{name}</span>
      <span className="shrink-0 text-sm text-muted">{formatSize(size, language)}</span>
    </a>
  );
}
