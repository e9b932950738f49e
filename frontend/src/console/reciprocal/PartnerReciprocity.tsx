import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { Stat, StatRow } from "~/ui/Stat";
import { useProgram } from "../program";
import { reciprocalText } from "./text";

const PartnerReciprocityDocument = graphql(`
  fragment PartnerReciprocity on Enrollment {
    id
    partner { id name }
    reciprocity {
      given { acceptedCount wonCount wonValue { amount currencyCode } unvaluedCount }
      received { sentCount acceptedCount wonCount wonValue { amount currencyCode } }
      wonValueBalance { amount currencyCode }
    }
  }
`);

/** What a partner gave and received: the balance first, each side with the rows behind it. */
export function PartnerReciprocity({
  enrollment,
}: {
  enrollment: FragmentType<typeof PartnerReciprocityDocument>;
}) {
  const t = useText(reciprocalText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { id, partner, reciprocity } = readFragment(PartnerReciprocityDocument, enrollment);
  const { given, received, wonValueBalance } = reciprocity;
  const { name } = partner;
  const sign = signOf(wonValueBalance);
  const bare = wonValueBalance.amount.replace("-", "");
  const amount = formatMoney({ ...wonValueBalance, amount: bare }, language);
  const hasNothing = given.wonCount === 0 && received.wonCount === 0;
  const params = { programId };
  return (
    <Card title={t("balance")}>
      <div className="flex flex-col gap-4">
        <p>
          {hasNothing
            ? t("nothing")
            : sign === 0
              ? t("even")
              : t(sign > 0 ? "gaveMore" : "receivedMore", { name, amount })}
        </p>
        <StatRow>
          <Stat
            label={t("balanceGiven", { name })}
            value={<Money value={given.wonValue} />}
            period={t("allTime")}
            href={href({ to: "/console/$programId/referrals", params, search: { enrollment: id } })}
            note={
              <>
                <p>{t("wonOfGiven", { won: given.wonCount, count: given.acceptedCount })}</p>
                {given.unvaluedCount > 0 && (
                  <p>
                    {t("unvalued", {
                      count: given.unvaluedCount,
                      currency: given.wonValue.currencyCode,
                    })}
                  </p>
                )}
              </>
            }
          />
          <Stat
            label={t("balanceReceived", { name })}
            value={<Money value={received.wonValue} />}
            period={t("allTime")}
            href={href({ to: "/console/$programId/reciprocal", params, search: { enrollment: id } })}
            note={t("wonOfSent", {
              won: received.wonCount,
              accepted: received.acceptedCount,
              count: received.sentCount,
            })}
          />
        </StatRow>
      </div>
    </Card>
  );
}
