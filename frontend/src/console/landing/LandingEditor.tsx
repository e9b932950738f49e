import { type UseFormReturn, useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { LandingPageInput } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, Input, Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { LandingPreview } from "./LandingPreview";
import { landingText } from "./text";

const LandingEditorDocument = graphql(`
  fragment LandingEditor on LandingPage {
    id
    isPublished
    language
    title
    body
    button
    consent
    thanks
  }
`);
const LandingPageSetDocument = graphql(`
  mutation LandingPageSet($programId: ID!, $input: LandingPageInput!) {
    landingPageSet(programId: $programId, input: $input) {
      landingPage { id ...LandingEditor }
      userErrors { field message code }
    }
  }
`);

/** The names stay as they are written, for the page to fill in. */
const placeholders = { partner: "{partner}", program: "{program}" };

/** The text of the page beside what it will look like. */
export function LandingEditor({ page: ref }: { page: FragmentType<typeof LandingEditorDocument> | null }) {
  const t = useText(landingText);
  const { id: programId } = useProgram();
  const mayChange = useCan("PROGRAM_MANAGE");
  const { problems, settle } = useProblems();
  const [, save] = useMutation(LandingPageSetDocument);
  const form = useForm<LandingPageInput>({
    defaultValues: useStart(readFragment(LandingEditorDocument, ref)),
  });
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await save({ programId, input });
    if (!settle(error, data?.landingPageSet.userErrors, form)) return;
    form.reset(input);
    void toast(t("saved"));
  });
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Card>
        <Form problems={problems} onSubmit={submit}>
          <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-5">
            <LandingFields form={form} />
          </fieldset>
          {mayChange && (
            <FormActions>
              <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
                {t("save")}
              </Button>
            </FormActions>
          )}
        </Form>
      </Card>
      {mayChange && <LandingPreview input={form.watch()} />}
    </div>
  );
}

/** What is saved, or something to begin with. */
function useStart(saved: LandingPageInput | null): LandingPageInput {
  const t = useText(landingText);
  const { language } = useLanguage();
  if (saved) {
    const { isPublished, title, body, button, consent, thanks } = saved;
    return { isPublished, language: saved.language, title, body, button, consent, thanks };
  }
  return {
    isPublished: false,
    language: language === "de" ? "DE" : "EN",
    title: t("startTitle", placeholders),
    body: t("startBody", placeholders),
    button: t("startButton"),
    consent: t("startConsent"),
    thanks: t("startThanks"),
  };
}

function LandingFields({ form }: { form: UseFormReturn<LandingPageInput> }) {
  const t = useText(landingText);
  const { errors } = form.formState;
  return (
    <>
      <Checkbox
        label={t("isPublished")}
        hint={errors.isPublished?.message ?? t("isPublishedHint")}
        {...form.register("isPublished")}
      />
      <Select
        label={t("language")}
        hint={t("languageHint")}
        error={errors.language?.message}
        defaultValue={form.getValues("language")}
        {...form.register("language")}
      >
        <option value="EN">{t("EN")}</option>
        <option value="DE">{t("DE")}</option>
      </Select>
      <Input
        label={t("pageTitle")}
        hint={t("titleHint", placeholders)}
        required
        maxLength={120}
        error={errors.title?.message}
        {...form.register("title")}
      />
      <Textarea
        label={t("body")}
        hint={t("bodyHint")}
        maxLength={10000}
        rows={10}
        error={errors.body?.message}
        {...form.register("body")}
      />
      <Input
        label={t("button")}
        required
        maxLength={60}
        error={errors.button?.message}
        {...form.register("button")}
      />
      <Textarea
        label={t("consent")}
        hint={t("consentHint")}
        required
        maxLength={500}
        rows={2}
        error={errors.consent?.message}
        {...form.register("consent")}
      />
      <Textarea
        label={t("thanks")}
        hint={t("thanksHint")}
        maxLength={2000}
        rows={2}
        error={errors.thanks?.message}
        {...form.register("thanks")}
      />
    </>
  );
}
