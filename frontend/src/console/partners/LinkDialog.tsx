import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const PartnerLinkCreateDocument = graphql(`
  mutation PartnerLinkCreate($input: LinkCreateInput!) {
    linkCreate(input: $input) {
      link { id url }
      enrollment { id ...PartnerLinks }
      userErrors { field message code }
    }
  }
`);

/** Makes a link for the partner. Everything may be left out. */
export function LinkDialog({ enrollmentId, onClose }: { enrollmentId: string; onClose: () => void }) {
  const t = useText(partnersText);
  const { problems, settle } = useProblems();
  const [, create] = useMutation(PartnerLinkCreateDocument);
  const form = useForm({ defaultValues: { code: "", name: "", destination: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
    const { data, error } = await create({ input: { enrollmentId, ...given } });
    if (!settle(error, data?.linkCreate.userErrors, form)) return;
    onClose();
    void toast(t("linkCreated", { url: data?.linkCreate.link?.url ?? "" }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("newLink")}
      confirm={t("createLink")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Input
        label={t("linkCode")}
        hint={t("newLinkCodeHint")}
        optional
        maxLength={80}
        error={errors.code?.message}
        {...form.register("code")}
      />
      <Input
        label={t("linkName")}
        hint={t("linkNameHint")}
        optional
        maxLength={120}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Input
        label={t("leadsTo")}
        hint={t("leadsToHint")}
        optional
        type="url"
        error={errors.destination?.message}
        {...form.register("destination")}
      />
    </FormDialog>
  );
}
