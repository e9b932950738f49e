import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { SimulationResultFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatDecimal, formatMoney, type Money as MoneyValue, signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { PeriodDays } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Money } from "~/ui/Money";
import { Table } from "~/ui/Table";
import { useProgram } from "../program";
import { BiggestChanges } from "./BiggestChanges";
import { simulationText } from "./text";

const ResultFragment = graphql(`
  fragment SimulationResult on Simulation {
    period { startsAt endsAt }
    conversionCount
    wonCustomerCount
    revenue { amount currencyCode }
    asItWas: then { cost { amount currencyCode } costPerCustomer { amount currencyCode } returnRatio }
    withDraft { cost { amount currencyCode } costPerCustomer { amount currencyCode } returnRatio }
    sums { paid { amount currencyCode } wouldPay { amount currencyCode } difference { amount currencyCode } }
    partnerCount
    changedPartnerCount
    partners(first: 50) {
      enrollment { id partner { id name } }
      changedConversionCount
      sums { paid { amount currencyCode } wouldPay { amount currencyCode } difference { amount currencyCode } }
    }
    tiers {
      tier { id name }
      partnerCount
      gainingCount
      losingCount
      sums { paid { amount currencyCode } wouldPay { amount currencyCode } difference { amount currencyCode } }
    }
    ...BiggestChanges
  }
`);
type Simulation = SimulationResultFragment;
type Sum = Simulation["sums"][number];

/** What the draft would have paid instead: in all, by partner, by tier, per customer, and where it differs most. */
export function SimulationResult({ simulation: ref }: { simulation: FragmentType<typeof ResultFragment> }) {
  const t = useText(simulationText);
  const simulation = readFragment(ResultFragment, ref);
  const looked = (
    <p className="text-sm text-muted">
      {t("looked", { count: simulation.conversionCount })} <PeriodDays value={simulation.period} />
    </p>
  );
  if (simulation.conversionCount === 0 && simulation.partnerCount === 0) {
    return <EmptyState title={t("noneLooked")}>{t("noneLookedNote")}</EmptyState>;
  }
  if (simulation.changedPartnerCount === 0) {
    return (
      <>
        <EmptyState title={t("nothing")}>{t("nothingNote")}</EmptyState>
        {looked}
      </>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Answer simulation={simulation} />
        {looked}
      </div>
      <Figures simulation={simulation} />
      <Partners simulation={simulation} />
      <Tiers simulation={simulation} />
      <BiggestChanges simulation={simulation} />
    </div>
  );
}

type Say = ReturnType<typeof useText<(typeof simulationText)["en"]>>;

/** The one sentence that was asked for, an amount per currency, and how many gain and lose. */
function Answer({ simulation: { sums, tiers } }: { simulation: Simulation }) {
  const t = useText(simulationText);
  const { language } = useLanguage();
  const count = (key: "gainingCount" | "losingCount") => tiers.reduce((sum, tier) => sum + tier[key], 0);
  return (
    <>
      {sums.map(({ paid, wouldPay, difference }) => {
        const sign = signOf(difference);
        const more = { amount: difference.amount.replace("-", ""), currencyCode: difference.currencyCode };
        return (
          <p key={paid.currencyCode} className="text-lg font-semibold">
            {t(sign === 0 ? "answerSame" : sign > 0 ? "answerMore" : "answerLess", {
              difference: formatMoney(more, language),
              wouldPay: formatMoney(wouldPay, language),
              paid: formatMoney(paid, language),
            })}
          </p>
        );
      })}
      <p>
        {t("gain", { count: count("gainingCount") })}, {t("lose", { count: count("losingCount") })}.
      </p>
    </>
  );
}

/** The three columns of what was and would be paid, a line per currency. */
function sumColumns<R>(t: Say, sumsOf: (row: R) => readonly Sum[]) {
  return (["paid", "wouldPay", "difference"] as const).map((key) => ({
    key,
    header: t(key),
    numeric: true,
    cell: (row: R) =>
      sumsOf(row).map((sum) => (
        <span key={sum.paid.currencyCode} className="block">
          {key === "difference" && signOf(sum[key]) > 0 && "+"}
          <Money value={sum[key]} />
        </span>
      )),
  }));
}

function Figures({ simulation }: { simulation: Simulation }) {
  const t = useText(simulationText);
  const { language } = useLanguage();
  const money = (value: MoneyValue | null) => (value ? formatMoney(value, language) : t("noFigure"));
  const ratio = (value: string | null) => (value ? formatDecimal(value, language) : t("noFigure"));
  const { asItWas, withDraft } = simulation;
  const rows = [
    { name: "cost", asItWas: money(asItWas.cost), withDraft: money(withDraft.cost) },
    {
      name: "costPerCustomer",
      asItWas: money(asItWas.costPerCustomer),
      withDraft: money(withDraft.costPerCustomer),
    },
    { name: "returnRatio", asItWas: ratio(asItWas.returnRatio), withDraft: ratio(withDraft.returnRatio) },
  ] as const;
  const revenue = formatMoney(simulation.revenue, language);
  return (
    <section>
      <h3 className="font-semibold">{t("figures")}</h3>
      <p className="text-sm text-muted">{t("won", { count: simulation.wonCustomerCount, revenue })}</p>
      <div className="-mx-4">
        <Table
          caption={t("figures")}
          columns={[
            { key: "name", header: t("figure"), cell: (row) => t(row.name) },
            { key: "asItWas", header: t("asItWas"), numeric: true, cell: (row) => row.asItWas },
            { key: "withDraft", header: t("withDraft"), numeric: true, cell: (row) => row.withDraft },
          ]}
          rows={rows}
          rowKey={(row) => row.name}
        />
      </div>
    </section>
  );
}

function Partners({ simulation }: { simulation: Simulation }) {
  const t = useText(simulationText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { changedPartnerCount } = simulation;
  // Those who would be paid the same come last, and are nobody's question.
  const partners = simulation.partners.filter(
    ({ changedConversionCount, sums }) =>
      changedConversionCount > 0 || sums.some(({ difference }) => signOf(difference) !== 0),
  );
  return (
    <section>
      <h3 className="font-semibold">{t("partners")}</h3>
      <p className="text-sm text-muted">
        {t("partnersNote", { count: changedPartnerCount })}
        {changedPartnerCount > partners.length && ` ${t("partnersFirst", { count: partners.length })}`}
      </p>
      <div className="-mx-4">
        <Table
          caption={t("partners")}
          columns={[
            {
              key: "partner",
              header: t("partner"),
              cell: (row) => (
                <a
                  className="inline-flex min-h-6 items-center underline"
                  target="_blank"
                  rel="noreferrer"
                  href={href({
                    to: "/console/$programId/partners/$enrollmentId",
                    params: { programId, enrollmentId: row.enrollment.id },
                  })}
                >
                  {row.enrollment.partner.name}
                </a>
              ),
            },
            ...sumColumns(t, (row: Simulation["partners"][number]) => row.sums),
            {
              key: "changed",
              header: t("changed"),
              numeric: true,
              cell: (row) => formatCount(row.changedConversionCount, language),
            },
          ]}
          rows={partners}
          rowKey={(row) => row.enrollment.id}
        />
      </div>
    </section>
  );
}

function Tiers({ simulation }: { simulation: Simulation }) {
  const t = useText(simulationText);
  const { language } = useLanguage();
  const counts = (["partnerCount", "gainingCount", "losingCount"] as const).map((key) => ({
    key,
    header: t(key === "partnerCount" ? "partnerCount" : key === "gainingCount" ? "gaining" : "losing"),
    numeric: true,
    cell: (row: Simulation["tiers"][number]) => formatCount(row[key], language),
  }));
  return (
    <section>
      <h3 className="font-semibold">{t("tiers")}</h3>
      <div className="-mx-4">
        <Table
          caption={t("tiers")}
          columns={[
            { key: "tier", header: t("tier"), cell: (row) => row.tier?.name ?? t("noTier") },
            ...counts,
            ...sumColumns(t, (row: Simulation["tiers"][number]) => row.sums),
          ]}
          rows={simulation.tiers}
          rowKey={(row) => row.tier?.id ?? ""}
        />
      </div>
    </section>
  );
}
