import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { Facts } from "../list/Facts";
import { useProgram } from "../program";
import { CodeWords } from "./CodeWords";
import { useEventTypes } from "./eventTypes";
import { RateWords } from "./RateWords";
import { conversionText } from "./text";

const ConversionFactsDocument = graphql(`
  fragment ConversionFacts on Conversion {
    id
    type
    externalId
    occurredAt
    createdAt
    source
    code
    knownCode {
      id
      word
      isValid
      enrollment { id partner { id name } }
      discount {
        percentage
        amount { amount currencyCode }
        months
        minimum { amount currencyCode }
      }
    }
    amount { amount currencyCode }
    programAmount { amount currencyCode }
    rate { rate day isLate }
    tax { amount currencyCode }
    shipping { amount currencyCode }
    discount { amount currencyCode }
    metadata { key value }
    customer { id externalId name company }
  }
`);

/** What was recorded; none of it ever changes. */
export function ConversionFacts({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionFactsDocument>;
}) {
  const t = useText(conversionText);
  const href = useHref();
  const { id: programId, currency } = useProgram();
  const { nameOf } = useEventTypes();
  const row = readFragment(ConversionFactsDocument, ref);
  const { customer } = row;
  const customerHref = href({
    to: "/console/$programId/customers/$customerId",
    params: { programId, customerId: customer.id },
  });
  const isForeign = row.amount.currencyCode !== currency;
  const money = (value: typeof row.tax) => value && <Money value={value} />;
  const sources = ["API", "GRAPHQL", "IMPORT", "DEMO"] as const;
  const sourceName = (source: string) => {
    const known = sources.find((one) => one === source);
    return known ? t(`source${known}`) : source;
  };
  const facts = [
    {
      name: t("customer"),
      value: (
        <a href={customerHref} className="text-accent-text hover:underline">
          {customer.company ?? customer.name ?? customer.externalId}
        </a>
      ),
    },
    { name: t("type"), value: nameOf(row.type) },
    { name: t("externalId"), value: row.externalId },
    { name: t("amount"), value: money(row.amount) },
    { name: t("programAmount"), value: isForeign && row.programAmount ? money(row.programAmount) : null },
    {
      name: t("rate"),
      value: isForeign ? <RateWords from={row.amount.currencyCode} rate={row.rate} /> : null,
    },
    { name: t("tax"), value: money(row.tax) },
    { name: t("shipping"), value: money(row.shipping) },
    { name: t("discount"), value: money(row.discount) },
    { name: t("code"), value: row.code && <CodeWords word={row.code} known={row.knownCode} /> },
    { name: t("occurred"), value: <DateTime value={row.occurredAt} time /> },
    { name: t("recorded"), value: <DateTime value={row.createdAt} time /> },
    { name: t("source"), value: sourceName(row.source) },
  ];
  return (
    <Card title={t("facts")}>
      <Facts facts={facts} />
      {row.metadata.length > 0 && (
        <>
          <h3 className="mt-4 text-sm font-semibold text-muted">{t("metadata")}</h3>
          <Facts facts={row.metadata.map(({ key, value }) => ({ name: key, value }))} />
        </>
      )}
    </Card>
  );
}
