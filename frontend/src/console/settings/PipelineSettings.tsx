import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { type UseFormReturn, useFieldArray, useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PipelineSettingsFragment, StageKind } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { IconButton } from "~/ui/IconButton";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { chanceOf, type PipelineForm, pipelineForm, toStagesInput } from "./pipeline";
import { pipelineText } from "./pipelineText";
import { RemovedStages } from "./RemovedStages";

const PipelineFragment = graphql(`
  fragment PipelineSettings on Program {
    id
    stagesRevision
    stages { id key name position kind probability referralCount isUsed }
  }
`);
const StagesSetDocument = graphql(`
  mutation ProgramStagesSet($id: ID!, $input: ProgramStagesSetInput!) {
    programStagesSet(id: $id, input: $input) {
      program { id ...PipelineSettings }
      userErrors { field message code }
    }
  }
`);
const kinds = ["OPEN", "WON", "LOST"] as const satisfies readonly StageKind[];
const maxStages = 20;

/** The stages of the pipeline, edited together; what others saved meanwhile starts the form over. */
export function PipelineSettings({ program: ref }: { program: FragmentType<typeof PipelineFragment> }) {
  const program = readFragment(PipelineFragment, ref);
  return <PipelineEditor key={program.stagesRevision} program={program} />;
}

function PipelineEditor({ program }: { program: PipelineSettingsFragment }) {
  const t = useText(pipelineText);
  const { id } = useProgram();
  const canManage = useCan("PROGRAM_MANAGE");
  const { problems, settle } = useProblems();
  const [, save] = useMutation(StagesSetDocument);
  const [heard, setHeard] = useState("");
  const form = useForm<PipelineForm>({ defaultValues: pipelineForm(program) });
  const stages = useFieldArray({ control: form.control, name: "stages", keyName: "rowKey" });
  const removed = useFieldArray({ control: form.control, name: "removed", keyName: "rowKey" });
  const submit = form.handleSubmit(async (typed) => {
    const { data, error } = await save({ id, input: toStagesInput(typed) });
    if (settle(error, data?.programStagesSet.userErrors, form)) void toast(t("saved"));
  });
  const nameAt = (index: number) => form.getValues(`stages.${index}.name`) || t("unnamed");
  const move = (from: number, to: number) => {
    const name = nameAt(from);
    stages.move(from, to);
    setHeard(t("moved", { name, number: to + 1 }));
  };
  const remove = (index: number) => {
    const { stageId } = form.getValues(`stages.${index}`);
    stages.remove(index);
    if (stageId) removed.append({ stageId, intoStageId: "" });
  };
  const keep = (index: number) => {
    const old = program.stages.find((one) => one.id === form.getValues(`removed.${index}.stageId`));
    removed.remove(index);
    if (old) stages.append(pipelineForm({ stagesRevision: "", stages: [old] }).stages);
  };
  return (
    <Card title={t("title")}>
      <Form
        problems={problems}
        onSubmit={(event) => {
          form.clearErrors();
          void submit(event);
        }}
      >
        <p className="-mt-1 text-muted">{t("note")}</p>
        <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-5">
          <ol className="flex flex-col divide-y divide-line rounded-md border border-line">
            {stages.fields.map((row, index) => (
              <li key={row.rowKey} className="flex flex-wrap items-end gap-2 p-3">
                <StageFields
                  form={form}
                  index={index}
                  old={program.stages.find((one) => one.id === row.stageId)}
                />
                {canManage && (
                  <span className="ml-auto flex">
                    <IconButton
                      label={t("up", { name: nameAt(index) })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                      icon={<ArrowUp aria-hidden="true" className="size-4" />}
                    />
                    <IconButton
                      label={t("down", { name: nameAt(index) })}
                      disabled={index === stages.fields.length - 1}
                      onClick={() => move(index, index + 1)}
                      icon={<ArrowDown aria-hidden="true" className="size-4" />}
                    />
                    <IconButton
                      label={t("remove", { name: nameAt(index) })}
                      onClick={() => remove(index)}
                      icon={<Trash2 aria-hidden="true" className="size-4" />}
                    />
                  </span>
                )}
              </li>
            ))}
          </ol>
          <p className="sr-only" aria-live="polite">
            {heard}
          </p>
          <RemovedStages form={form} rows={removed.fields} stages={program.stages} onKeep={keep} />
        </fieldset>
        {canManage && (
          <FormActions>
            <Button type="submit" busy={form.formState.isSubmitting}>
              {t("save")}
            </Button>
            {stages.fields.length < maxStages && (
              <Button
                look="quiet"
                onClick={() => stages.append({ stageId: "", name: "", kind: "OPEN", probability: "50" })}
              >
                {t("add")}
              </Button>
            )}
            <Button look="quiet" onClick={() => form.reset(pipelineForm(program))}>
              {t("reset")}
            </Button>
          </FormActions>
        )}
      </Form>
    </Card>
  );
}

interface StageFieldsProps {
  form: UseFormReturn<PipelineForm>;
  index: number;
  /** The stage as it is saved; undefined for a new one. */
  old: PipelineSettingsFragment["stages"][number] | undefined;
}

function StageFields({ form, index, old }: StageFieldsProps) {
  const t = useText(pipelineText);
  const errors = form.formState.errors.stages?.[index];
  const kind = form.watch(`stages.${index}.kind`);
  return (
    <>
      <Input
        label={t("name", { number: index + 1 })}
        hint={old && old.referralCount > 0 ? t("here", { count: old.referralCount }) : undefined}
        required
        maxLength={80}
        className="min-w-36 flex-1"
        error={errors?.name?.message}
        {...form.register(`stages.${index}.name`)}
      />
      {old?.isUsed ? (
        <p className="w-26 pb-2" data-tip={t("kindFixed")}>
          {t(old.kind)}
        </p>
      ) : (
        <Select
          label={t("kind")}
          className="w-26"
          error={errors?.kind?.message}
          {...form.register(`stages.${index}.kind`, {
            onChange: (event) => form.setValue(`stages.${index}.probability`, chanceOf(event.target.value)),
          })}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </Select>
      )}
      <Input
        label={t("probability")}
        suffix={t("percent")}
        type="number"
        min={0}
        max={100}
        required
        readOnly={kind !== "OPEN"}
        className="w-24"
        error={errors?.probability?.message}
        {...form.register(`stages.${index}.probability`)}
      />
    </>
  );
}
