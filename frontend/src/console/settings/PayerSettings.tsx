import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Checkbox, Input, Textarea } from "~/ui/Input";
import { payerInput } from "./payer";
import { payText } from "./payText";
import { SettingsForm } from "./SettingsForm";

const PayerFragment = graphql(`
  fragment PayerSettings on Program {
    id
    needsTaxForm
    payer { name address taxNumber accountNumberMasked bankCode }
  }
`);

/** In whose name and from which account partners are paid, and whether a tax form is needed. */
export function PayerSettings({ program: ref }: { program: FragmentType<typeof PayerFragment> }) {
  const t = useText(payText);
  const { payer, needsTaxForm } = readFragment(PayerFragment, ref);
  const account = payer.accountNumberMasked;
  return (
    <SettingsForm
      key={account}
      title={t("payer")}
      note={t("payerNote")}
      values={{
        payerName: payer.name ?? "",
        payerAddress: payer.address ?? "",
        payerTaxNumber: payer.taxNumber ?? "",
        payerAccountNumber: "",
        clearAccount: false,
        payerBankCode: payer.bankCode ?? "",
        needsTaxForm,
      }}
      toInput={payerInput}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <Input
              label={t("payerName")}
              hint={t("payerNameHint")}
              optional
              maxLength={120}
              error={errors.payerName?.message}
              {...form.register("payerName")}
            />
            <Textarea
              label={t("payerAddress")}
              hint={t("payerAddressHint")}
              optional
              maxLength={500}
              rows={3}
              error={errors.payerAddress?.message}
              {...form.register("payerAddress")}
            />
            <Input
              label={t("payerTaxNumber")}
              optional
              maxLength={60}
              error={errors.payerTaxNumber?.message}
              {...form.register("payerTaxNumber")}
            />
            <Input
              label={t("payerAccountNumber")}
              hint={account ? t("payerAccountNumberKept", { account }) : t("payerAccountNumberHint")}
              optional
              autoComplete="off"
              spellCheck={false}
              error={errors.payerAccountNumber?.message}
              {...form.register("payerAccountNumber")}
            />
            {account && <Checkbox label={t("clearAccount")} {...form.register("clearAccount")} />}
            <Input
              label={t("payerBankCode")}
              hint={t("payerBankCodeHint")}
              optional
              autoComplete="off"
              spellCheck={false}
              error={errors.payerBankCode?.message}
              {...form.register("payerBankCode")}
            />
            <Checkbox
              label={t("needsTaxForm")}
              hint={t("needsTaxFormHint")}
              {...form.register("needsTaxForm")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
