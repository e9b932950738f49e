import { type UseFormReturn, useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ReciprocalSendInput } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { CountrySelect } from "~/ui/CountrySelect";
import { Checkbox, Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import type { Choice } from "../pick/Combobox";
import { EnrollmentPicker } from "../pick/EnrollmentPicker";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { reciprocalText } from "./text";

const ReciprocalSendDocument = graphql(`
  mutation ReciprocalSend($input: ReciprocalSendInput!) {
    reciprocalSend(input: $input) {
      reciprocalReferral { id ...ReciprocalRow }
      userErrors { field message code }
    }
  }
`);

/** What is typed, in the shape of the API's input. */
interface Draft {
  /** The partner as chosen. */
  enrollmentId: Choice | null;
  company: string;
  contactName: string;
  email: string;
  phone: string;
  country: string;
  website: string;
  message: string;
  value: { amount: string; currencyCode: string };
  hasConsent: boolean;
}

/** Sends a prospect to a partner. That the prospect agreed must be said: its details leave the house. */
export function SendDialog({ onClose }: { onClose: () => void }) {
  const t = useText(reciprocalText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const { problems, settle } = useProblems();
  const [, send] = useMutation(ReciprocalSendDocument);
  const form = useForm<Draft>({
    defaultValues: {
      enrollmentId: null,
      company: "",
      contactName: "",
      email: "",
      phone: "",
      country: "",
      website: "",
      message: "",
      value: { amount: "", currencyCode: currency },
      hasConsent: false,
    },
  });
  const submit = form.handleSubmit(async (draft) => {
    if (!draft.enrollmentId) {
      form.setError("enrollmentId", { message: t("choosePartner") });
      return;
    }
    const { data, error } = await send({ input: readDraft(draft, draft.enrollmentId.id, language) });
    if (!settle(error, data?.reciprocalSend.userErrors, form)) return;
    void toast(t("sentTo", { name: draft.enrollmentId.label }));
    onClose();
  });
  return (
    <FormDialog
      title={t("sendTitle")}
      note={t("sendNote")}
      confirm={t("sendIt")}
      busy={form.formState.isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <SendFields form={form} />
    </FormDialog>
  );
}

/** What was typed, as the API takes it. */
function readDraft(draft: Draft, enrollmentId: string, language: Language): ReciprocalSendInput {
  const { value, ...rest } = draft;
  const given = (typed: string) => typed.trim() || undefined;
  return {
    enrollmentId,
    company: rest.company,
    contactName: given(rest.contactName),
    email: given(rest.email),
    phone: given(rest.phone),
    country: given(rest.country),
    website: given(rest.website),
    message: given(rest.message),
    value: value.amount
      ? { ...value, amount: parseDecimal(value.amount, language) ?? value.amount }
      : undefined,
    hasConsent: rest.hasConsent,
  };
}

function SendFields({ form }: { form: UseFormReturn<Draft> }) {
  const t = useText(reciprocalText);
  const { language } = useLanguage();
  const { register, formState, watch, setValue, clearErrors } = form;
  const { errors } = formState;
  const isNumber = (typed: string) =>
    !typed ||
    parseDecimal(typed, language) !== null ||
    t("notNumber", { example: formatDecimal("1234.50", language) });
  return (
    <>
      <EnrollmentPicker
        label={t("partner")}
        hint={t("partnerHint")}
        required
        error={errors.enrollmentId?.message}
        value={watch("enrollmentId")}
        onChange={(choice) => {
          setValue("enrollmentId", choice);
          clearErrors("enrollmentId");
        }}
      />
      <Input
        label={t("company")}
        required
        maxLength={120}
        error={errors.company?.message}
        {...register("company")}
      />
      <Input
        label={t("contact")}
        optional
        maxLength={120}
        error={errors.contactName?.message}
        {...register("contactName")}
      />
      <Input
        label={t("email")}
        hint={t("reachHint")}
        type="email"
        maxLength={254}
        error={errors.email?.message}
        {...register("email")}
      />
      <Input
        label={t("phone")}
        type="tel"
        optional
        maxLength={40}
        error={errors.phone?.message}
        {...register("phone")}
      />
      <CountrySelect
        label={t("country")}
        none={t("noCountry")}
        optional
        error={errors.country?.message}
        {...register("country")}
      />
      <Input
        label={t("website")}
        optional
        maxLength={200}
        spellCheck={false}
        error={errors.website?.message}
        {...register("website")}
      />
      <Textarea
        label={t("messageNew")}
        hint={t("messageHint")}
        optional
        maxLength={4000}
        rows={3}
        error={errors.message?.message}
        {...register("message")}
      />
      <Input
        label={t("value")}
        hint={t("valueHint", { currency: form.getValues("value.currencyCode") })}
        optional
        inputMode="decimal"
        suffix={form.getValues("value.currencyCode")}
        error={errors.value?.amount?.message ?? errors.value?.currencyCode?.message}
        {...register("value.amount", { validate: isNumber })}
      />
      <Checkbox label={t("hasConsent")} hint={t("needConsent")} required {...register("hasConsent")} />
    </>
  );
}
