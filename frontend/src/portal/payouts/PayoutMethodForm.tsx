import { useNavigate } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { PayoutMethodPageQuery } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { payoutsText } from "./text";

const PayoutMethodSetDocument = graphql(`
  mutation PortalPayoutMethodSet($input: PayoutMethodSetInput!) {
    payoutMethodSet(input: $input) {
      payoutMethod { id currency accountHolder accountNumberMasked bankCode }
      partner { id payoutMethods { id } }
      userErrors { field message code }
    }
  }
`);

type Partner = NonNullable<PayoutMethodPageQuery["enrollment"]>["partner"];

export interface PayoutMethodFormProps {
  partner: Partner;
  /** Currencies in which the partner earns or is paid already. */
  currencies: readonly string[];
  currency: string;
}

/** Account holder, account and bank of one currency. The number is never filled in again: it is kept masked. */
export function PayoutMethodForm({ partner, currencies, currency }: PayoutMethodFormProps) {
  const t = useText(payoutsText);
  const navigate = useNavigate();
  const method = partner.payoutMethods.find((one) => one.currency === currency);
  const form = useForm({
    defaultValues: {
      currencyCode: currency,
      accountHolder: method?.accountHolder ?? partner.name,
      accountNumber: "",
      bankCode: method?.bankCode ?? "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, set] = useMutation(PayoutMethodSetDocument);
  const submit = form.handleSubmit(async ({ bankCode, ...typed }) => {
    const input = { ...typed, partnerId: partner.id, ...(bankCode.trim() ? { bankCode } : {}) };
    const { data, error } = await set({ input });
    if (!settle(error, data?.payoutMethodSet.userErrors, form)) return;
    void toast(t("saved"));
    await navigate({ to: "/portal/payouts" });
  });
  const choose = (next: string) =>
    void navigate({ to: "/portal/payouts/method", search: { currency: next } });
  return (
    <Form onSubmit={submit} problems={problems} autoComplete="off">
      <Select
        label={t("currency")}
        hint={t("currencyHint")}
        error={errors.currencyCode?.message}
        value={currency}
        onChange={(event) => choose(event.target.value)}
      >
        {currencies.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
      <Input
        label={t("holder")}
        hint={t("holderHint")}
        required
        maxLength={120}
        error={errors.accountHolder?.message}
        {...form.register("accountHolder")}
      />
      <Input
        label={t("accountNumber")}
        hint={method ? t("accountNow", { masked: method.accountNumberMasked }) : t("accountHint")}
        required
        maxLength={50}
        autoCapitalize="characters"
        spellCheck={false}
        error={errors.accountNumber?.message}
        {...form.register("accountNumber")}
      />
      <Input
        label={t("bankCode")}
        hint={t("bankCodeHint")}
        optional
        maxLength={11}
        autoCapitalize="characters"
        spellCheck={false}
        error={errors.bankCode?.message}
        {...form.register("bankCode")}
      />
      <p className="text-sm text-muted">{t("underWay")}</p>
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
