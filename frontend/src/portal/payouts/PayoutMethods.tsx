import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { payoutsText } from "./text";

const PayoutMethodsDocument = graphql(`
  fragment PayoutMethods on Partner {
    payoutMethods { id currency accountHolder accountNumberMasked bankCode }
  }
`);

export interface PayoutMethodsProps {
  partner: FragmentType<typeof PayoutMethodsDocument>;
  /** In which currencies the partner may be paid. */
  currencies: readonly string[];
}

/** The account of each currency, masked. */
export function PayoutMethods({ partner: ref, currencies }: PayoutMethodsProps) {
  const { payoutMethods } = readFragment(PayoutMethodsDocument, ref);
  const t = useText(payoutsText);
  const href = useHref();
  const mayChange = useCan("OWN_PAYOUT_METHOD");
  const missing = currencies.find((one) => payoutMethods.every((method) => method.currency !== one));
  const add = mayChange && missing && (
    <ButtonLink
      look={payoutMethods.length === 0 ? "primary" : "secondary"}
      href={href({ to: "/portal/payouts/method", search: { currency: missing } })}
    >
      {t("addMethod")}
    </ButtonLink>
  );
  return (
    <Card
      title={<span className="block min-w-[208px]">{t("methods")}</span>}
      action={payoutMethods.length > 0 && add}
    >
      {payoutMethods.length === 0 && (
        <div className="flex flex-col items-start gap-3">
          <p className="text-muted">{t(mayChange ? "methodsNone" : "methodsNoneOther")}</p>
          {add}
        </div>
      )}
      <ul className="flex flex-col">
        {payoutMethods.map((method) => (
          <li
            key={method.id}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="font-medium">{t("in", { currency: method.currency })}</p>
              <p className="figures text-muted">
                {[method.accountHolder, method.accountNumberMasked, method.bankCode]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {mayChange && (
              <ButtonLink
                aria-label={t("changeMethodOf", { currency: method.currency })}
                href={href({ to: "/portal/payouts/method", search: { currency: method.currency } })}
              >
                {t("changeMethod")}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
