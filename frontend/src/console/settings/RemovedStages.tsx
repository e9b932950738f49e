import type { UseFormReturn } from "react-hook-form";
import type { PipelineSettingsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { FieldError } from "~/ui/Field";
import { Select } from "~/ui/Input";
import type { PipelineForm } from "./pipeline";
import { pipelineText } from "./pipelineText";

interface RemovedStagesProps {
  form: UseFormReturn<PipelineForm>;
  rows: readonly { rowKey: string; stageId: string }[];
  stages: PipelineSettingsFragment["stages"];
  onKeep: (index: number) => void;
}

/** The stages that go when the form is saved, and where their referrals go. */
export function RemovedStages({ form, rows, stages, onKeep }: RemovedStagesProps) {
  const t = useText(pipelineText);
  const kept = form.watch("stages").map((one) => one.stageId);
  if (rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t("removed")}</h3>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {rows.map((row, index) => {
          const stage = stages.find((one) => one.id === row.stageId);
          if (!stage) return null;
          const { name, referralCount: count } = stage;
          const goals = stages.filter((one) => kept.includes(one.id) && one.kind === stage.kind);
          const errors = form.formState.errors.removed?.[index];
          return (
            <li key={row.rowKey} className="flex flex-wrap items-end justify-between gap-3 p-3">
              <div className="flex min-w-0 flex-1 flex-col gap-1">
                {count === 0 ? (
                  <p>{t("emptied", { name })}</p>
                ) : goals.length === 0 ? (
                  <p>{t("noOther")}</p>
                ) : (
                  <Select
                    label={t("into", { count, name })}
                    required
                    error={errors?.intoStageId?.message}
                    {...form.register(`removed.${index}.intoStageId`)}
                  >
                    <option value="">{t("choose")}</option>
                    {goals.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.name}
                      </option>
                    ))}
                  </Select>
                )}
                <FieldError id={`removed-${row.rowKey}`} error={errors?.stageId?.message} />
              </div>
              <Button onClick={() => onKeep(index)}>{t("keep", { name })}</Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
