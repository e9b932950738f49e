import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { type StandingName, standingParam } from "../../earnings/search";
import { ownFirst } from "../nextPayout";
import { detailsText } from "./text";

const BalancesDocument = graphql(`
  fragment Balances on Enrollment {
    program { id currency }
    balances {
      currencyCode
      held { amount currencyCode }
      payable { amount currencyCode }
      earned { amount currencyCode }
    }
  }
`);

const standings = ["payable", "held", "earned"] as const satisfies readonly StandingName[];

/** Payable, held and earned, a line per currency; each figure leads to the commissions it sums. */
export function Balances({ enrollment: ref }: { enrollment: FragmentType<typeof BalancesDocument> }) {
  const { balances, program } = readFragment(BalancesDocument, ref);
  const t = useText(detailsText);
  const href = useHref();
  if (balances.length === 0) return null;
  return (
    <Card
      title={t("balances")}
      action={
        <a href={href({ to: "/portal/account" })} className="-my-2 py-2.5 text-accent-text hover:underline">
          {t("toAccount")}
        </a>
      }
    >
      <ul className="flex flex-col">
        {ownFirst(balances, program.currency).map((balance) => (
          <li
            key={balance.currencyCode}
            className="flex flex-wrap gap-x-3 gap-y-1 border-t border-line py-2.5 first:border-t-0 first:pt-0"
          >
            {standings.map((standing) => (
              <a
                key={standing}
                href={href({
                  to: "/portal/earnings",
                  search: { status: standingParam(standing), currency: balance.currencyCode },
                })}
                className="group max-w-full flex-1 basis-[5.25rem]"
              >
                <span className="block text-sm text-muted group-hover:underline">
                  {t(standing === "payable" && signOf(balance.payable) < 0 ? "toDeduct" : standing)}
                </span>
                <span className="block font-semibold wrap-break-word max-sm:text-base max-sm:[&_span]:whitespace-normal">
                  <Money value={balance[standing]} tinted />
                </span>
              </a>
            ))}
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t("balancesNote")}</p>
    </Card>
  );
}
