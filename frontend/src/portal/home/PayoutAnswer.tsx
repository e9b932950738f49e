import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { buttonClass } from "~/ui/Button";
import { nextPayoutSentence } from "./nextPayout";
import { homeText } from "./text";

const PayoutAnswerDocument = graphql(`
  fragment PayoutAnswer on Enrollment {
    status
    balances {
      currencyCode
      held { amount currencyCode }
      nextPayout { dueOn amount { amount currencyCode } blockedBy }
    }
  }
`);

/** The sentence a partner comes for: when the next payout is and how much, per currency, or why there is none. */
export function PayoutAnswer({ enrollment: ref }: { enrollment: FragmentType<typeof PayoutAnswerDocument> }) {
  const { balances, status } = readFragment(PayoutAnswerDocument, ref);
  const t = useText(homeText);
  const { language } = useLanguage();
  const href = useHref();
  const mayPay = useCan("OWN_PAYOUT_METHOD");
  if (balances.length === 0) return t(status === "APPROVED" ? "nothingYet" : "noneDue");
  const lacking = balances.find((one) => one.nextPayout?.blockedBy === "NO_METHOD");
  const lacksTaxForm = balances.some((one) => one.nextPayout?.blockedBy === "TAX_FORM_REQUIRED");
  return (
    <div className="flex flex-col items-start gap-2">
      {balances.map((balance) => (
        <p key={balance.currencyCode} className="text-ink">
          {nextPayoutSentence(balance, language)}
        </p>
      ))}
      {lacksTaxForm && (
        <a
          href={href({ to: "/portal/settings", search: { tab: "legal" } })}
          className={buttonClass("primary")}
        >
          {t("toTaxForm")}
        </a>
      )}
      {lacking && mayPay && (
        <a
          href={href({ to: "/portal/payouts/method", search: { currency: lacking.currencyCode } })}
          className={buttonClass("primary")}
        >
          {t("addMethod")}
        </a>
      )}
    </div>
  );
}
