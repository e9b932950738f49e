import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useCreditNames } from "../conversions/CreditWords";
import { useEventTypes } from "../conversions/eventTypes";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { claimText } from "./text";

const UpholdDialogDocument = graphql(`
  fragment UpholdDialog on Conversion {
    id
    type
    externalId
    amount { amount currencyCode }
    credits { ...CreditWords }
  }
`);
const ClaimUpholdDocument = graphql(`
  mutation ClaimUphold($id: ID!, $conversionId: ID!, $note: String) {
    claimUphold(id: $id, conversionId: $conversionId, note: $note) {
      claim { id status note decidedAt conversion { id type externalId } }
      userErrors { field message code }
    }
  }
`);

export interface UpholdDialogProps {
  /** Of the claim. */
  id: string;
  /** Of the partner. */
  name: string;
  conversion: FragmentType<typeof UpholdDialogDocument>;
  /** Said instead of mistakes when somebody else has decided since the dialog was opened. */
  meanwhile?: string | undefined;
  onClose: () => void;
}

/** Asks before the whole credit of a conversion moves to the partner who claims it. */
export function UpholdDialog({ id, name, conversion: ref, meanwhile, onClose }: UpholdDialogProps) {
  const t = useText(claimText);
  const { language } = useLanguage();
  const { nameOf } = useEventTypes();
  const { id: conversionId, type, externalId, amount, credits } = readFragment(UpholdDialogDocument, ref);
  const holders = useCreditNames()(credits).join(", ");
  const { problems, settle } = useProblems();
  const [, uphold] = useMutation(ClaimUpholdDocument);
  const form = useForm({ defaultValues: { note: "" } });
  const submit = form.handleSubmit(async ({ note }) => {
    const { data, error } = await uphold({ id, conversionId, note: note.trim() || undefined });
    if (!settle(error, data?.claimUphold.userErrors, form)) return;
    void toast(t("upheld", { name }));
    onClose();
  });
  const what = `${nameOf(type)} ${externalId}`;
  return (
    <FormDialog
      title={t("upholdTitle", { name })}
      confirm={t("upholdIt", { amount: formatMoney(amount, language) })}
      busy={form.formState.isSubmitting}
      problems={meanwhile ? [meanwhile] : problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("upholdEffect", { what, amount: formatMoney(amount, language), name })}</p>
      <p>{holders ? t("upholdFrom", { holders }) : t("upholdFromNobody")}</p>
      <p>{t("upholdFinal")}</p>
      <Textarea
        label={t("noteLabel")}
        hint={t("noteHint")}
        optional
        maxLength={2000}
        rows={2}
        error={form.formState.errors.note?.message}
        {...form.register("note")}
      />
    </FormDialog>
  );
}
