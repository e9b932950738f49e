import { useCallback, useRef, useState } from "react";
import { type Control, type FieldPathByValue, type FieldValues, useController } from "react-hook-form";
import { FilePicker } from "~/files/FilePicker";
import { filesText } from "~/files/text";
import type { StoredFile } from "~/files/upload";
import { useText } from "~/lib/i18n/language";
import { claimsText } from "./text";

interface EvidenceFieldProps<T extends FieldValues> {
  control: Control<T>;
  name: FieldPathByValue<T, string[]>;
  error: string | undefined;
}

/** Files that show why a claim is right. */
export function EvidenceField<T extends FieldValues>({ control, name, error }: EvidenceFieldProps<T>) {
  const t = useText(claimsText);
  const say = useText(filesText);
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const isUploading = useRef(false);
  const { field } = useController({
    control,
    name,
    rules: { validate: () => !isUploading.current || say("stillSending") },
  });
  const onBusy = useCallback((isBusy: boolean) => {
    isUploading.current = isBusy;
  }, []);
  return (
    <FilePicker
      label={t("files")}
      optional
      files={files}
      onChange={(next) => {
        setFiles(next);
        field.onChange(next.map((file) => file.id));
      }}
      most={10}
      purpose="EVIDENCE"
      error={error}
      onBusy={onBusy}
    />
  );
}
