import { useCallback } from "react";
import { type UseFormReturn, useController } from "react-hook-form";
import { FilePicker, type FilePickerProps } from "~/files/FilePicker";
import { filesText } from "~/files/text";
import type { StoredFile } from "~/files/upload";
import { useText } from "~/lib/i18n/language";
import type { SubmissionValues } from "./values";

/** What fields of files need of the form around them. */
export interface Picking {
  form: UseFormReturn<SubmissionValues>;
  /** What is known of files by id; those uploaded here come to it. */
  known: Map<string, StoredFile>;
  /** The fields with files on their way. */
  uploading: Set<string>;
  /** Whose files will be, when the vendor uploads. */
  partnerId?: string | undefined;
  onType: () => void;
}

interface FilesFieldProps
  extends Picking,
    Pick<FilePickerProps, "label" | "hint" | "error" | "optional" | "most" | "purpose"> {
  name: `answers.${string}` | "attachmentIds";
  required?: boolean;
}

/** Files as a field of the form: their ids are its value, one as a text, several as a list. */
export function FilesField({
  form,
  known,
  uploading,
  onType,
  name,
  required,
  most,
  ...rest
}: FilesFieldProps) {
  const t = useText(filesText);
  const { field } = useController({
    control: form.control,
    name,
    rules: {
      validate: (value) => {
        if (uploading.has(name)) return t("stillSending");
        const isEmpty = Array.isArray(value) ? value.length === 0 : !value;
        return !(required && isEmpty) || t("needed");
      },
    },
  });
  const ids = Array.isArray(field.value) ? field.value : field.value ? [String(field.value)] : [];
  const change = (files: readonly StoredFile[]) => {
    for (const file of files) known.set(file.id, file);
    const next = files.map((file) => file.id);
    field.onChange(most === 1 ? (next[0] ?? "") : next);
    form.clearErrors(name);
    onType();
  };
  const onBusy = useCallback(
    (isBusy: boolean) => {
      if (isBusy) uploading.add(name);
      else uploading.delete(name);
    },
    [uploading, name],
  );
  return (
    <FilePicker
      {...rest}
      most={most}
      files={ids.flatMap((id) => known.get(id) ?? [])}
      onChange={change}
      onBusy={onBusy}
    />
  );
}
