import { useState } from "react";
import { useForm } from "react-hook-form";
import { type CombinedError, useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralSide } from "~/gql/graphql";
import { placeErrors, type UserError } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { whoIs } from "./side";
import { pipelineText } from "./text";

const TaskAddDocument = graphql(`
  mutation ReferralTaskAdd($referralId: ID!, $input: ReferralTaskInput!) {
    referralTaskAdd(referralId: $referralId, input: $input) {
      task { id }
      userErrors { field message code }
    }
  }
`);
const TaskUpdateDocument = graphql(`
  mutation ReferralTaskUpdate($id: ID!, $input: ReferralTaskUpdateInput!) {
    referralTaskUpdate(id: $id, input: $input) {
      task { id title side dueOn }
      userErrors { field message code }
    }
  }
`);

/** As much of a task as its form changes. */
export interface TaskDraft {
  readonly id?: string;
  readonly title: string;
  readonly side: ReferralSide;
  readonly dueOn: string;
}

export interface TaskFormProps {
  referralId: string;
  here: ReferralSide;
  /** The task to change; a new one if absent. */
  task?: TaskDraft | undefined;
  onClose: () => void;
}

/** A new task, or a change of one. */
export function TaskForm({ referralId, here, task, onClose }: TaskFormProps) {
  const t = useText(pipelineText);
  const { language } = useLanguage();
  const [problems, setProblems] = useState<string[]>([]);
  const [, add] = useMutation(TaskAddDocument);
  const [, update] = useMutation(TaskUpdateDocument);
  const { title = "", side = here, dueOn = "" } = task ?? {};
  const form = useForm({ defaultValues: { title, side, dueOn } });
  const { errors, isSubmitting } = form.formState;
  const isRefused = (error: CombinedError | undefined, mistakes: readonly UserError[] = []) => {
    setProblems(error ? [requestSentence(error, language)] : placeErrors(mistakes, form, language));
    return Boolean(error) || mistakes.length > 0;
  };
  const submit = form.handleSubmit(async (input) => {
    if (task?.id) {
      const { data, error } = await update({ id: task.id, input });
      if (isRefused(error, data?.referralTaskUpdate.userErrors)) return;
    } else {
      const { data, error } = await add({ referralId, input });
      if (isRefused(error, data?.referralTaskAdd.userErrors)) return;
      void toast(t("added"));
    }
    onClose();
  });
  return (
    <Form onSubmit={submit} problems={problems}>
      <Input
        label={t("task")}
        required
        maxLength={200}
        error={errors.title?.message}
        {...form.register("title")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={t("whose")} error={errors.side?.message} {...form.register("side")}>
          {(["VENDOR", "PARTNER"] as const).map((one) => (
            <option key={one} value={one}>
              {t(whoIs(one, here))}
            </option>
          ))}
        </Select>
        <Input
          label={t("due")}
          type="date"
          required
          error={errors.dueOn?.message}
          {...form.register("dueOn")}
        />
      </div>
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {task?.id ? t("save") : t("add")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </FormActions>
    </Form>
  );
}
