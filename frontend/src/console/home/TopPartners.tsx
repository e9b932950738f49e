import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { HomeTopPartnersFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { PeriodDays } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { homeText } from "./text";

const TopPartnersFragment = graphql(`
  fragment HomeTopPartners on ProgramReport {
    period { startsAt endsAt }
    topPartners {
      enrollment { id partner { id name } tier { id name } }
      clickCount
      leadCount
      saleCount
      revenue { amount currencyCode }
      cost { amount currencyCode }
    }
  }
`);
type Row = HomeTopPartnersFragment["topPartners"][number];

/** The partners with the most revenue of the period. */
export function TopPartners({ report }: { report: FragmentType<typeof TopPartnersFragment> }) {
  const t = useText(homeText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { topPartners, period } = readFragment(TopPartnersFragment, report);
  const count = (value: number) => formatCount(value, language);
  const columns: Column<Row>[] = [
    { key: "name", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "tier", header: t("tier"), cell: (row) => row.enrollment.tier?.name ?? "–", wideOnly: true },
    {
      key: "clicks",
      header: t("clicks"),
      cell: (row) => count(row.clickCount),
      numeric: true,
      wideOnly: true,
    },
    { key: "leads", header: t("leads"), cell: (row) => count(row.leadCount), numeric: true },
    { key: "sales", header: t("sales"), cell: (row) => count(row.saleCount), numeric: true },
    {
      key: "revenue",
      header: t("revenueShort"),
      cell: (row) => <Money value={row.revenue} tinted />,
      numeric: true,
    },
    { key: "cost", header: t("cost"), cell: (row) => <Money value={row.cost} />, numeric: true },
  ];
  return (
    <Card flush title={t("topPartners")}>
      <p className="px-4 pt-3 text-sm text-muted">
        <PeriodDays value={period} />
      </p>
      {topPartners.length === 0 ? (
        <NoPartners />
      ) : (
        <Table
          caption={t("topPartners")}
          columns={columns}
          rows={topPartners}
          rowKey={(row) => row.enrollment.id}
          rowHref={(row) =>
            href({
              to: "/console/$programId/partners/$enrollmentId",
              params: { programId, enrollmentId: row.enrollment.id },
            })
          }
        />
      )}
    </Card>
  );
}

function NoPartners() {
  const t = useText(homeText);
  const href = useHref();
  const { id: programId } = useProgram();
  const canManage = useCan("PARTNER_MANAGE");
  const to = href({ to: "/console/$programId/partners", params: { programId }, search: { new: "partner" } });
  const action = canManage && <ButtonLink href={to}>{t("newPartner")}</ButtonLink>;
  return (
    <EmptyState title={t("noPartners")} action={action}>
      {t("noPartnersNote")}
    </EmptyState>
  );
}
