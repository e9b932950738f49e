import { useId } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ClaimInput } from "~/gql/graphql";
import type { UserError } from "~/lib/formErrors";
import type { Language } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { useProblems } from "../useProblems";
import { EvidenceField } from "./EvidenceField";
import { claimsText } from "./text";

const ClaimOpenDocument = graphql(`
  mutation ClaimOpen($input: ClaimInput!) {
    claimOpen(input: $input) {
      claim { id ...ClaimItem }
      userErrors { field message code }
    }
  }
`);

/** What is typed, in the shape of the API's input. */
interface ClaimDraft {
  orderNumber: string;
  customerEmail: string;
  day: string;
  amount: { amount: string; currencyCode: string };
  evidence: string;
  fileIds: string[];
}

/** Tells the program what is missing among the earnings. */
export function OpenClaim({ onClose }: { onClose: () => void }) {
  const t = useText(claimsText);
  const { language } = useLanguage();
  const { program } = useEnrollment();
  const id = useId();
  const form = useForm<ClaimDraft>({
    defaultValues: {
      orderNumber: "",
      customerEmail: "",
      day: "",
      amount: { amount: "", currencyCode: program.currency },
      evidence: "",
      fileIds: [],
    },
  });
  const { problems, settle } = useProblems();
  const [, open] = useMutation(ClaimOpenDocument);
  /** "Taken" alone would not say by whom. */
  const inOwnWords = (mistake: UserError) =>
    mistake.code === "TAKEN" ? { ...mistake, code: "CLAIMED_ALREADY", message: t("already") } : mistake;
  const submit = form.handleSubmit(async (draft) => {
    const { data, error } = await open({ input: readDraft(draft, program.id, language) });
    if (!settle(error, data?.claimOpen.userErrors.map(inOwnWords), form)) return;
    void toast(t("sent"));
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("open")}
      note={t("openNote")}
      actions={
        <Button type="submit" form={id} look="primary" busy={form.formState.isSubmitting}>
          {t("send")}
        </Button>
      }
    >
      <Form id={id} onSubmit={submit} problems={problems}>
        <ClaimFields form={form} />
      </Form>
    </Dialog>
  );
}

/** What was typed, as the API takes it. */
function readDraft(draft: ClaimDraft, programId: string, language: Language): ClaimInput {
  const { amount, currencyCode } = draft.amount;
  return {
    programId,
    orderNumber: draft.orderNumber.trim() || undefined,
    customerEmail: draft.customerEmail.trim() || undefined,
    day: draft.day,
    amount: amount
      ? {
          amount: parseDecimal(amount, language) ?? amount,
          currencyCode: currencyCode.trim().toUpperCase(),
        }
      : undefined,
    evidence: draft.evidence,
    fileIds: draft.fileIds,
  };
}

function ClaimFields({ form }: { form: UseFormReturn<ClaimDraft> }) {
  const t = useText(claimsText);
  const { language } = useLanguage();
  const { register, formState } = form;
  const { errors } = formState;
  const isNumber = (typed: string) =>
    !typed ||
    parseDecimal(typed, language) !== null ||
    t("notNumber", { example: formatDecimal("1234.50", language) });
  return (
    <>
      <Input
        label={t("orderNumber")}
        hint={t("orderHint")}
        maxLength={200}
        spellCheck={false}
        error={errors.orderNumber?.message}
        {...register("orderNumber", {
          validate: (typed, { customerEmail }) =>
            typed.trim() !== "" || customerEmail.trim() !== "" || t("either"),
        })}
      />
      <Input
        label={t("email")}
        hint={t("emailHint")}
        type="email"
        error={errors.customerEmail?.message}
        {...register("customerEmail", { deps: "orderNumber" })}
      />
      <Input
        label={t("dayLabel")}
        hint={t("dayHint")}
        type="date"
        required
        error={errors.day?.message}
        {...register("day")}
      />
      <div className="grid grid-cols-1 items-end gap-2 sm:grid-cols-[1fr_6rem]">
        <Input
          label={t("amount")}
          hint={t("amountHint")}
          optional
          inputMode="decimal"
          error={errors.amount?.amount?.message ?? errors.amount?.message}
          {...register("amount.amount", { validate: isNumber })}
        />
        <Input
          label={t("currency")}
          maxLength={3}
          error={errors.amount?.currencyCode?.message}
          {...register("amount.currencyCode")}
        />
      </div>
      <Textarea
        label={t("why")}
        hint={t("whyHint")}
        required
        maxLength={4000}
        error={errors.evidence?.message}
        {...register("evidence")}
      />
      <EvidenceField control={form.control} name="fileIds" error={errors.fileIds?.message} />
    </>
  );
}
