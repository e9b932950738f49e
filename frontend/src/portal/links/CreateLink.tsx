import { Plus } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { hostOf } from "~/links/addresses";
import { LinkOptions } from "~/links/LinkOptions";
import { changesOf, draftOf } from "~/links/linkDraft";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Fold } from "~/ui/Fold";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { useProblems } from "../useProblems";
import { linksText } from "./text";

const LinkCreateDocument = graphql(`
  mutation PortalLinkCreate($input: LinkCreateInput!) {
    linkCreate(input: $input) {
      link { id ...LinkItem }
      userErrors { field message code }
    }
  }
`);

export interface CreateLinkProps {
  enrollmentId: string;
  /** Where links may lead. */
  program: { readonly siteUrl: string; readonly allowedHosts: readonly string[] };
}

/** A link in one field: where it leads. All else may be chosen too. */
export function CreateLink({ enrollmentId, program }: CreateLinkProps) {
  const t = useText(linksText);
  const { timeZone } = useEnrollment().program;
  const empty = draftOf({}, timeZone);
  const form = useForm({ defaultValues: empty });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [isOpen, setOpen] = useState(false);
  const [, create] = useMutation(LinkCreateDocument);
  const submit = form.handleSubmit(async (typed) => {
    const { clearExpiry: _, ...chosen } = changesOf(typed, empty, timeZone);
    const { data, error } = await create({ input: { enrollmentId, ...chosen } });
    const mistakes = data?.linkCreate.userErrors;
    // A mistake in a field that is folded away must be seen.
    if (mistakes?.some((one) => one.field?.includes("code") || one.field?.includes("name"))) setOpen(true);
    if (!settle(error, mistakes, form)) return;
    form.reset(empty);
    void toast(t("created"));
  });
  const hosts = [hostOf(program.siteUrl), ...program.allowedHosts].filter(Boolean).join(", ");
  return (
    <Card title={t("createTitle")}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("destination")}
          hint={t("destinationHint", { site: program.siteUrl, hosts })}
          type="url"
          optional
          placeholder={program.siteUrl}
          error={errors.destination?.message}
          {...form.register("destination")}
        />
        <Fold title={t("ownCode")} open={isOpen} onToggle={setOpen} className="rounded-md border border-line">
          <div className="flex flex-col gap-5 px-4 pb-4">
            <Input
              label={t("code")}
              hint={t("codeHint")}
              optional
              maxLength={80}
              autoCapitalize="none"
              spellCheck={false}
              error={errors.code?.message}
              {...form.register("code")}
            />
            <Input
              label={t("name")}
              hint={t("nameHint")}
              optional
              error={errors.name?.message}
              {...form.register("name")}
            />
          </div>
        </Fold>
        <LinkOptions form={form} enrollmentId={enrollmentId} />
        <FormActions>
          <Button
            type="submit"
            look="primary"
            busy={isSubmitting}
            icon={<Plus aria-hidden="true" className="size-4" />}
          >
            {t("create")}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
