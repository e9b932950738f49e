import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { LinkItemFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { LinkOptions } from "~/links/LinkOptions";
import { changesOf, draftOf } from "~/links/linkDraft";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { useProblems } from "../useProblems";
import { linksText } from "./text";

const LinkUpdateDocument = graphql(`
  mutation PortalLinkUpdate($id: ID!, $input: LinkUpdateInput!) {
    linkUpdate(id: $id, input: $input) {
      link { id ...LinkItem }
      userErrors { field message code }
    }
  }
`);

/** Changes a link. Only what changed is sent. */
export function EditLink({ link, onClose }: { link: LinkItemFragment; onClose: () => void }) {
  const t = useText(linksText);
  const { id: enrollmentId, program } = useEnrollment();
  const now = draftOf(link, program.timeZone);
  const form = useForm({ defaultValues: now });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, update] = useMutation(LinkUpdateDocument);
  const submit = form.handleSubmit(async (typed) => {
    const input = changesOf(typed, now, program.timeZone);
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
        <LinkOptions form={form} enrollmentId={enrollmentId} />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
