import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { TierEditFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Drawer } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { Input, Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { ColorField } from "./ColorField";
import { DeleteTier } from "./DeleteTier";
import { RequirementFields } from "./RequirementFields";
import { TierPreview } from "./TierPreview";
import { tiersText } from "./text";
import { type TierValues, tierDrafts, tierInput, tierValues } from "./tierForm";

const EditFragment = graphql(`
  fragment TierEdit on Tier {
    id
    rank
    name
    color
    mode
    window { kind days }
    requirements { kind eventType threshold }
    benefits
    plan { id }
    enrollmentCount
  }
`);
const TierUpdateDocument = graphql(`
  mutation TierUpdate($id: ID!, $input: TierInput!) {
    tierUpdate(id: $id, input: $input) {
      tier { id ...TierStep ...TierEdit }
      userErrors { field message code }
    }
  }
`);
const TierCreateDocument = graphql(`
  mutation TierCreate($programId: ID!, $input: TierInput!) {
    tierCreate(programId: $programId, input: $input) {
      tier { id }
      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }
      userErrors { field message code }
    }
  }
`);

interface TierEditorProps {
  /** Null for a new one. */
  tier: FragmentType<typeof EditFragment> | null;
  program: {
    id: string;
    currency: string;
    eventTypes: readonly { id: string; key: string; name: string }[];
    /** Entry first. */
    tiers: readonly { id: string }[];
    plans: readonly { id: string; name: string; archivedAt?: string | null }[];
  };
  onClose: () => void;
}

/** Edits a tier, or makes one above the highest. The entry tier asks for nothing. */
export function TierEditor({ tier: ref, program, onClose }: TierEditorProps) {
  const t = useText(tiersText);
  const { language } = useLanguage();
  const id = useId();
  const tier = ref && readFragment(EditFragment, ref);
  const { problems, settle } = useProblems();
  const save = useSave(tier, program.id);
  const form = useForm<TierValues>({ defaultValues: tierValues(tier, program.currency, language) });
  const { errors, isSubmitting } = form.formState;
  const [isDeleting, setDeleting] = useState(false);
  const submit = form.handleSubmit(async (values) => {
    const { error, userErrors } = await save(tierInput(values, tier?.plan != null, language));
    if (!settle(error, userErrors, form)) return;
    onClose();
    void toast(t(tier ? "saved" : "created", { name: values.name }));
  });
  const drafts = tierDrafts(program.tiers, tier?.id, tierInput(form.watch(), false, language));
  const actions = (
    <>
      {tier?.rank !== 1 && <TierPreview drafts={drafts} />}
      <Button type="submit" form={id} look="primary" busy={isSubmitting}>
        {t(tier ? "save" : "create")}
      </Button>
      <Button onClick={onClose}>{t("cancel")}</Button>
      {tier && tier.rank > 1 && (
        <Button look="quiet" className="mr-auto text-bad" onClick={() => setDeleting(true)}>
          {t("delete")}
        </Button>
      )}
    </>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      title={tier ? t("editTier", { name: tier.name }) : t("newTier")}
      note={t(tier ? "editNote" : "newNote")}
      actions={actions}
    >
      <Form
        id={id}
        problems={problems}
        onSubmit={(event) => {
          form.clearErrors();
          void submit(event);
        }}
      >
        <Input
          label={t("name")}
          required
          maxLength={60}
          error={errors.name?.message}
          {...form.register("name")}
        />
        <ColorField label={t("color")} error={errors.color?.message} form={form} />
        {tier?.rank === 1 ? (
          <p className="text-muted">{t("entryNote")}</p>
        ) : (
          <RequirementFields form={form} program={program} />
        )}
        <Textarea
          label={t("benefits")}
          hint={t("benefitsHint")}
          optional
          rows={3}
          error={errors.benefits?.message}
          {...form.register("benefits")}
        />
        <Select
          label={t("plan")}
          hint={t("planHint")}
          error={errors.planId?.message}
          {...form.register("planId")}
        >
          <option value="">{t("noPlan")}</option>
          {program.plans
            .filter((plan) => !plan.archivedAt || plan.id === tier?.plan?.id)
            .map((plan) => (
              <option key={plan.id} value={plan.id}>
                {plan.name}
              </option>
            ))}
        </Select>
      </Form>
      {tier && isDeleting && (
        <DeleteTier tier={tier} onClose={() => setDeleting(false)} onDeleted={onClose} />
      )}
    </Drawer>
  );
}

function useSave(tier: TierEditFragment | null, programId: string) {
  const [, update] = useMutation(TierUpdateDocument);
  const [, create] = useMutation(TierCreateDocument);
  return async (input: ReturnType<typeof tierInput>) => {
    if (tier) {
      const { data, error } = await update({ id: tier.id, input });
      return { error, userErrors: data?.tierUpdate.userErrors };
    }
    const { data, error } = await create({ programId, input });
    return { error, userErrors: data?.tierCreate.userErrors };
  };
}
