import { ImageUp } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { Button, buttonClass } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { FieldError } from "~/ui/Field";
import { filesText } from "./text";
import { logoKinds } from "./upload";
import { useUploads } from "./useUploads";

export interface LogoFieldProps {
  /** Where the logo is now; null without one. */
  url: string | null | undefined;
  /** What it is for. */
  hint: string;
  partnerId?: string | undefined;
  disabled?: boolean;
  /** Keeps the picture, or none; returns why it could not. */
  onSet: (fileId: string | null) => Promise<string | undefined>;
}

/** A logo with its picture, changed at once. */
export function LogoField({ url, hint, partnerId, disabled, onSet }: LogoFieldProps) {
  const t = useText(filesText);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isSetting, setSetting] = useState(false);
  const set = async (fileId: string | null) => {
    setSetting(true);
    setProblem(await onSet(fileId));
    setSetting(false);
    input.current?.focus();
  };
  const { uploads, add, isBusy } = useUploads({
    purpose: "LOGO",
    partnerId,
    onStored: (file) => void set(file.id),
  });
  const error = uploads.find((one) => one.problem)?.problem ?? problem;
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-1">
      <legend className="float-left w-full font-medium">{t("logo")}</legend>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint} {t("logoKinds")}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        {url ? (
          <span className="grid h-16 w-40 place-items-center rounded-md border border-line bg-[#fff] p-2">
            <img src={url} alt={t("logo")} className="h-12 w-36 object-contain" />
          </span>
        ) : (
          <span className="grid h-16 w-40 place-items-center rounded-md border border-dashed border-edge text-sm text-muted">
            {t("logoNone")}
          </span>
        )}
        {!disabled && (
          <span className="flex flex-wrap gap-2">
            <label
              className={cx(
                buttonClass("secondary", ""),
                "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent",
              )}
            >
              <ImageUp aria-hidden="true" className="size-4" />
              {isBusy || isSetting ? t("logoSending") : t(url ? "logoReplace" : "logoChoose")}
              <input
                ref={input}
                type="file"
                className="sr-only"
                accept={logoKinds}
                disabled={isBusy || isSetting}
                aria-describedby={cx(`${id}-hint`, error && `${id}-error`)}
                aria-invalid={error ? true : undefined}
                onChange={(event) => {
                  setProblem(undefined);
                  add([...(event.target.files ?? [])].slice(0, 1));
                  event.target.value = "";
                }}
              />
            </label>
            {url && (
              <Button look="quiet" disabled={isBusy || isSetting} onClick={() => void set(null)}>
                {t("logoRemove")}
              </Button>
            )}
          </span>
        )}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
