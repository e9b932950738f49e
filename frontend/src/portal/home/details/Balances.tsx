import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { cx } from "~/ui/cx";
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

/** One head for all currencies; in very large text each figure has its own line with its name. */
const columns = "@min-[16rem]:grid-cols-[5fr_5fr_6fr] @min-[16rem]:gap-x-3";
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
      <div className="@container">
        <div aria-hidden="true" className={cx("hidden pb-1 text-sm text-muted @min-[16rem]:grid", columns)}>
          {standings.map((standing) => (
            <span key={standing}>{t(standing)}</span>
          ))}
        </div>
        <ul className="flex flex-col">
          {ownFirst(balances, program.currency).map((balance) => (
            <li
              key={balance.currencyCode}
              className={cx("border-t border-line py-2 @min-[16rem]:grid", columns)}
            >
              {standings.map((standing) => (
                <a
                  key={standing}
                  href={href({
                    to: "/portal/earnings",
                    search: { status: standingParam(standing), currency: balance.currencyCode },
                  })}
                  className="flex flex-wrap justify-between gap-x-3 py-1 hover:underline @min-[16rem]:block"
                >
                  <Label standing={standing} isOwed={standing === "payable" && signOf(balance.payable) < 0} />
                  <span className="font-semibold wrap-break-word max-sm:text-sm max-sm:[&_span]:whitespace-normal">
                    <Money value={balance[standing]} tinted />
                  </span>
                </a>
              ))}
            </li>
          ))}
        </ul>
      </div>
      <p className="text-sm text-muted">{t("balancesNote")}</p>
    </Card>
  );
}

/** What a figure is: the head of its column says it, except where there are no columns, and where money is owed. */
function Label({ standing, isOwed }: { standing: (typeof standings)[number]; isOwed: boolean }) {
  const t = useText(detailsText);
  return (
    <span className={cx("text-sm text-muted", isOwed ? "block" : "@min-[16rem]:sr-only")}>
      {t(isOwed ? "toDeduct" : standing)}{" "}
    </span>
  );
}
