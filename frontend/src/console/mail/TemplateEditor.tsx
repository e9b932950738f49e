import { useDeferredValue, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { MailPart, MailTemplateInput, MailTemplatesQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { Drawer } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { MailFrame } from "../outbox/MailFrame";
import { useProblems } from "../useProblems";
import { type Mistake, mistakeSentences } from "./mistakes";
import { templateText } from "./text";

const SetDocument = graphql(`
  mutation MailTemplateSet($input: MailTemplateInput!) {
    mailTemplateSet(input: $input) {
      template { kind isOwn }
      mistakes { part problem name }
      userErrors { field message code }
    }
  }
`);
const ResetDocument = graphql(`
  mutation MailTemplateReset($kind: String!, $language: MailLanguage!) {
    mailTemplateReset(kind: $kind, language: $language) {
      template { kind isOwn }
      userErrors { field message code }
    }
  }
`);
const PreviewDocument = graphql(`
  query MailTemplatePreview($input: MailTemplateInput!) {
    mailTemplatePreview(input: $input) {
      subject html
      mistakes { part problem name }
    }
  }
`);
type Template = MailTemplatesQuery["mailTemplates"][number];
type Sentences = (mistakes: readonly Mistake[], part: MailPart) => string;

const parts = [
  ["SUBJECT", "subject"],
  ["BODY", "body"],
] as const;

/** Tells the mistakes in a template's words in the person's language. */
function useMistakes({ placeholders }: Template): Sentences {
  const { language } = useLanguage();
  const names = placeholders.map((one) => one.name);
  return (mistakes, part) => mistakeSentences(mistakes, part, names, language);
}

/** The words of one kind of mail, beside how they look. */
export function TemplateEditor({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useText(templateText);
  const { kind, language, label } = template;
  const { problems, settle } = useProblems();
  const [resetting, setResetting] = useState(false);
  const [, set] = useMutation(SetDocument);
  const [{ fetching: isResetting }, reset] = useMutation(ResetDocument);
  const form = useForm({ defaultValues: { subject: template.subject, body: template.body } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (words) => {
    const { data, error } = await set({ input: { kind, language, ...words } });
    if (settle(error, data?.mailTemplateSet.userErrors, form)) void toast(t("saved"));
    // The codes of a mistake say more than that of its user error, which is the same for several.
    for (const [part, name] of parts) {
      const message = sentences(data?.mailTemplateSet.mistakes ?? [], part);
      if (message) form.setError(name, { message });
    }
  });
  const goBack = async () => {
    const { data, error } = await reset({ kind, language });
    setResetting(false);
    if (settle(error, data?.mailTemplateReset.userErrors)) void toast(t("resetDone"));
  };
  const words = useDeferredValue(useWatch({ control: form.control }));
  const sentences = useMistakes(template);
  return (
    <Drawer open onClose={onClose} title={label} note={t(language)}>
      <div className="flex flex-col gap-6">
        <Form onSubmit={submit} problems={problems}>
          <Input
            label={t("subject")}
            required
            maxLength={200}
            error={errors.subject?.message}
            {...form.register("subject")}
          />
          <Textarea
            label={t("body")}
            hint={t("bodyHint", { link: "{link}" })}
            required
            rows={12}
            maxLength={10_000}
            error={errors.body?.message}
            {...form.register("body")}
          />
          <Placeholders template={template} />
          <FormActions>
            <Button type="submit" look="primary" busy={isSubmitting}>
              {t("save")}
            </Button>
            {template.isOwn && <Button onClick={() => setResetting(true)}>{t("reset")}</Button>}
          </FormActions>
        </Form>
        <Preview
          input={{ kind, language, subject: words.subject ?? "", body: words.body ?? "" }}
          sentences={sentences}
        />
      </div>
      {resetting && (
        <ConfirmDialog
          open
          title={t("resetTitle")}
          effect={t("resetEffect", { label })}
          confirm={t("reset")}
          danger
          busy={isResetting}
          onConfirm={() => void goBack()}
          onClose={() => setResetting(false)}
        />
      )}
    </Drawer>
  );
}

function Placeholders({ template }: { template: Template }) {
  const t = useText(templateText);
  return (
    <section className="flex flex-col gap-1 text-sm">
      <h3 className="font-medium">{t("placeholders")}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4">
        {template.placeholders.map((one) => (
          <div key={one.name} className="contents">
            <dt>
              <code>{`{${one.name}}`}</code>
            </dt>
            <dd className="break-words text-muted">{one.example}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">{t("emptyLine")}</p>
    </section>
  );
}

function Preview({ input, sentences }: { input: MailTemplateInput; sentences: Sentences }) {
  const t = useText(templateText);
  const [{ data, error }] = useQuery({ query: PreviewDocument, variables: { input } });
  const preview = data?.mailTemplatePreview;
  const mistakes = parts
    .map(([part, name]) => [name, sentences(preview?.mistakes ?? [], part)] as const)
    .filter(([, told]) => told);
  return (
    <section className="flex flex-col gap-2" aria-live="polite">
      <h3 className="font-medium">{t("preview")}</h3>
      {preview?.html ? (
        <>
          <p className="text-muted">
            {t("previewNote")}: <span className="text-ink">{preview.subject}</span>
          </p>
          <MailFrame title={t("preview")} html={preview.html} />
        </>
      ) : (
        <>
          <p className="text-muted">{t(error && !preview ? "previewFailed" : "previewNone")}</p>
          {mistakes.map(([name, told]) => (
            <p key={name}>
              <span className="text-muted">{t(name)}:</span> {told}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
