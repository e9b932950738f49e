import { ArrowDown, ArrowUp } from "lucide-react";
import { useId } from "react";
import type { TouchKind } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { FieldError } from "~/ui/Field";
import { IconButton } from "~/ui/IconButton";
import { moved } from "./moved";
import { settingsText } from "./text";

interface PriorityFieldProps {
  value: readonly TouchKind[];
  onChange: (value: readonly TouchKind[]) => void;
  error: string | undefined;
}

/** The order in which kinds of touches are tried: the first that has one decides alone. */
export function PriorityField({ value, onChange, error }: PriorityFieldProps) {
  const t = useText(settingsText);
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{t("priority")}</legend>
      <p className="text-sm text-muted">{t("priorityHint")}</p>
      <ol className="max-w-md rounded-md border border-line">
        {value.map((kind, index) => (
          <li
            key={kind}
            className="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3 last:border-b-0"
          >
            <span className="figures text-muted">{index + 1}</span>
            <span className="flex-1">{t(`touch.${kind}`)}</span>
            {index > 0 && (
              <IconButton
                label={t("upWhat", { what: t(`touch.${kind}`) })}
                onClick={() => onChange(moved(value, index, index - 1))}
                icon={<ArrowUp aria-hidden="true" className="size-4" />}
              />
            )}
            {index < value.length - 1 && (
              <IconButton
                label={t("downWhat", { what: t(`touch.${kind}`) })}
                onClick={() => onChange(moved(value, index, index + 1))}
                icon={<ArrowDown aria-hidden="true" className="size-4" />}
              />
            )}
          </li>
        ))}
      </ol>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
