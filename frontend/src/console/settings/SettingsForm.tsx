import type { ReactNode } from "react";
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ProgramUpdateInput } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { settingsText } from "./text";

const ProgramUpdateDocument = graphql(`
  mutation ProgramUpdate($id: ID!, $input: ProgramUpdateInput!) {
    programUpdate(id: $id, input: $input) {
      program {
        id
        slug
        ...BasicSettings
        ...ApplySettings
        ...CreditSettings
        ...CommissionSettings
        ...PayoutSettings
        ...PayerSettings
        ...TierSettings
        ...LinkSettings
        ...StatisticsSettings
        ...SiteSettings
        ...PartnerMoveSettings
      }
      userErrors { field message code }
    }
  }
`);

interface SettingsFormProps<T extends FieldValues> {
  title: string;
  note: string;
  /** What is saved now, in the shape of the API's input. */
  values: T;
  toInput: (values: T) => ProgramUpdateInput;
  children: (form: UseFormReturn<T>) => ReactNode;
}

/** One group of settings, saved by itself. People who may only look see it locked. */
export function SettingsForm<T extends FieldValues>({
  title,
  note,
  values,
  toInput,
  children,
}: SettingsFormProps<T>) {
  const t = useText(settingsText);
  const { id } = useProgram();
  const canManage = useCan("PROGRAM_MANAGE");
  const { problems, settle } = useProblems();
  const [, update] = useMutation(ProgramUpdateDocument);
  const form = useForm<T>({ defaultValues: values as DefaultValues<T> });
  const submit = form.handleSubmit(async (typed) => {
    const { data, error } = await update({ id, input: toInput(typed) });
    if (!settle(error, data?.programUpdate.userErrors, form)) return;
    form.reset(typed);
    void toast(t("saved", { section: title }));
  });
  return (
    <Card title={title}>
      <Form
        problems={problems}
        onSubmit={(event) => {
          form.clearErrors();
          void submit(event);
        }}
      >
        <p className="-mt-1 text-muted">{note}</p>
        <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-5">
          {children(form)}
        </fieldset>
        {canManage && (
          <FormActions>
            <Button type="submit" busy={form.formState.isSubmitting}>
              {t("save")}
            </Button>
          </FormActions>
        )}
      </Form>
    </Card>
  );
}
