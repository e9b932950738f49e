import { type UseFormReturn, useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { LinkUpdateInput } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { LinkOptions } from "~/links/LinkOptions";
import { changesOf, draftOf, type LinkDraft } from "~/links/linkDraft";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import type { Link } from "./LinkPanel";
import { linkText } from "./text";

const LinkUpdateDocument = graphql(`
  mutation ConsoleLinkUpdate($id: ID!, $input: LinkUpdateInput!) {
    linkUpdate(id: $id, input: $input) {
      link { id }
      userErrors { field message code }
    }
  }
`);
const LinkPlansDocument = graphql(`
  query LinkPlans($programId: ID!) {
    program(id: $programId) {
      id
      plans { id name archivedAt }
    }
  }
`);

interface Draft extends LinkDraft {
  windowDays: string;
  planId: string;
}

/** Changes a link, its window and its plan. Only what changed is sent. */
export function EditLink({ link, onClose }: { link: Link; onClose: () => void }) {
  const t = useText(linkText);
  const { timeZone } = useProgram();
  const now: Draft = {
    ...draftOf(link, timeZone),
    windowDays: link.windowDays ? String(link.windowDays) : "",
    planId: link.plan?.id ?? "",
  };
  const form = useForm({ defaultValues: now });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, update] = useMutation(LinkUpdateDocument);
  const submit = form.handleSubmit(async (typed) => {
    const input = { ...changesOf(typed, now, timeZone), ...termsOf(typed, now) };
    const { data, error } = await update({ id: link.id, input });
    if (!settle(error, data?.linkUpdate.userErrors, form)) return;
    onClose();
    void toast(t("saved"));
  });
  return (
    <Dialog open onClose={onClose} title={t("editOf", { code: link.code })} note={t("editNote")}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("name")}
          hint={t("nameHint")}
          optional
          error={errors.name?.message}
          {...form.register("name")}
        />
        <Input
          label={t("code")}
          required
          minLength={3}
          maxLength={80}
          autoCapitalize="none"
          spellCheck={false}
          error={errors.code?.message}
          {...form.register("code")}
        />
        <Input
          label={t("destination")}
          type="url"
          required
          error={errors.destination?.message}
          {...form.register("destination")}
        />
        <Terms form={form} />
        <LinkOptions form={form as unknown as UseFormReturn<LinkDraft>} enrollmentId={link.enrollment.id} />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

/** Window and plan: what a click through this link may bring, other than through others. */
function Terms({ form }: { form: UseFormReturn<Draft> }) {
  const t = useText(linkText);
  const { id: programId } = useProgram();
  const [{ data }] = useQuery({ query: LinkPlansDocument, variables: { programId } });
  const chosen = form.getValues("planId");
  const plans = (data?.program?.plans ?? []).filter((plan) => !plan.archivedAt || plan.id === chosen);
  return (
    <>
      <Input
        label={t("windowLabel")}
        hint={t("windowHint")}
        type="number"
        min={1}
        max={365}
        optional
        error={form.formState.errors.windowDays?.message}
        {...form.register("windowDays")}
      />
      <Select
        // The plans come later than the form: what is chosen shows as soon as it can.
        key={plans.length}
        label={t("planLabel")}
        hint={t("planHint")}
        error={form.formState.errors.planId?.message}
        {...form.register("planId")}
      >
        <option value="">{t("noPlan")}</option>
        {plans.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.name}
          </option>
        ))}
      </Select>
    </>
  );
}

function termsOf(typed: Draft, now: Draft): LinkUpdateInput {
  const input: LinkUpdateInput = {};
  if (typed.windowDays !== now.windowDays) {
    if (typed.windowDays) input.windowDays = Number(typed.windowDays);
    else input.clearWindow = true;
  }
  if (typed.planId !== now.planId) {
    if (typed.planId) input.planId = typed.planId;
    else input.clearPlan = true;
  }
  return input;
}
