import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, type Money, parseDecimal } from "~/lib/money";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { boardText } from "./board/text";

const EstimateSetDocument = graphql(`
  mutation ReferralEstimateSet($id: ID!, $input: ReferralEstimateSetInput!) {
    referralEstimateSet(id: $id, input: $input) {
      referral { id value { amount currencyCode } expectedClose }
      userErrors { field message code }
    }
  }
`);

export interface EstimateDialogProps {
  referral: {
    readonly id: string;
    readonly name: string;
    readonly value?: Money | null;
    readonly expectedClose?: string | null;
  };
  onClose: () => void;
}

/** What a referral is worth and when it may be won, for the forecast. */
export function EstimateDialog({ referral, onClose }: EstimateDialogProps) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const program = useProgram();
  const { problems, settle } = useProblems();
  const [, set] = useMutation(EstimateSetDocument);
  const { id, name, value, expectedClose } = referral;
  const currencyCode = value?.currencyCode ?? program.currency;
  const amount = value ? formatDecimal(value.amount, language, { useGrouping: false }) : "";
  const form = useForm({ defaultValues: { value: { amount }, expectedClose: expectedClose ?? "" } });
  const { errors, isSubmitting } = form.formState;
  const example = formatDecimal("1234.50", language);
  const isNumber = (typed: string) =>
    !typed.trim() || parseDecimal(typed, language) !== null || t("notNumber", { example });
  const submit = form.handleSubmit(async (typed) => {
    const number = typed.value.amount.trim() ? parseDecimal(typed.value.amount, language) : null;
    const input = {
      value: number ? { amount: number, currencyCode } : null,
      expectedClose: typed.expectedClose || null,
    };
    const { data, error } = await set({ id, input });
    if (!settle(error, data?.referralEstimateSet.userErrors, form)) return;
    void toast(t("saved"));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("estimateTitle", { name })} note={t("estimateNote")}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("value")}
          optional
          inputMode="decimal"
          suffix={currencyCode}
          error={errors.value?.amount?.message}
          {...form.register("value.amount", { validate: isNumber })}
        />
        <Input
          label={t("expected")}
          optional
          type="date"
          error={errors.expectedClose?.message}
          {...form.register("expectedClose")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
