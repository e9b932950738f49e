import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { buttonClass } from "~/ui/Button";
import { CalendarDay } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { byReason, nextLine, soonest } from "./nextPayout";
import { homeText } from "./text";

const NextPayoutsDocument = graphql(`
  fragment NextPayouts on Enrollment {
    program { id currency }
    balances {
      currencyCode
      held { amount currencyCode }
      nextPayout { dueOn amount { amount currencyCode } blockedBy }
    }
  }
`);

/** What comes next, a line per currency: how much and on which day, or why not, with what would help. */
export function NextPayouts({ enrollment: ref }: { enrollment: FragmentType<typeof NextPayoutsDocument> }) {
  const { balances, program } = readFragment(NextPayoutsDocument, ref);
  const t = useText(homeText);
  const { language } = useLanguage();
  const lines = byReason(
    soonest(
      balances.flatMap((balance) => {
        const line = nextLine(balance, language);
        return line ? [{ ...line, balance }] : [];
      }),
      program.currency,
    ),
  );
  if (lines.length === 0) return <p>{t("noneDue")}</p>;
  return (
    <ul className="flex max-w-md flex-col gap-1.5">
      {lines.map(({ amount, day, why, balance }, index) => (
        <li key={balance.currencyCode}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span
              className={
                index === 0
                  ? "text-2xl font-semibold wrap-anywhere max-sm:[&_span]:whitespace-normal"
                  : "font-semibold wrap-anywhere max-sm:[&_span]:whitespace-normal"
              }
            >
              <Money value={amount} tinted />
            </span>
            {day && (
              <span className={index === 0 ? undefined : "text-muted"}>
                <CalendarDay value={day} />
              </span>
            )}
          </p>
          {why && why !== lines[index + 1]?.why && (
            <>
              <p className="text-sm text-muted">{why}</p>
              <Remedy blockedBy={balance.nextPayout?.blockedBy} currency={balance.currencyCode} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the partner can do about a payout that does not come. */
function Remedy({ blockedBy, currency }: { blockedBy: string | null | undefined; currency: string }) {
  const t = useText(homeText);
  const href = useHref();
  const mayPay = useCan("OWN_PAYOUT_METHOD");
  const way =
    blockedBy === "NO_METHOD" && mayPay
      ? { to: href({ to: "/portal/payouts/method", search: { currency } }), words: t("addMethod") }
      : blockedBy === "TAX_FORM_REQUIRED"
        ? { to: href({ to: "/portal/settings", search: { tab: "legal" } }), words: t("toTaxForm") }
        : null;
  return (
    way && (
      <a href={way.to} className={`${buttonClass("secondary")} mt-1`}>
        {way.words}
      </a>
    )
  );
}
