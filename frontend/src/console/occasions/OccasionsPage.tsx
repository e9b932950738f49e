import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { OccasionsQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { useFilters } from "../list/filters";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { useFigureColumns } from "./figureColumns";
import { OccasionPanel } from "./OccasionPanel";
import { occasionText } from "./text";

const OccasionsDocument = graphql(`
  query Occasions($programId: ID!, $search: String) {
    occasions(programId: $programId, search: $search) {
      name
      lastAt
      figures { registrationCount attendanceCount attendanceRate averageMinutes }
    }
  }
`);
type Row = OccasionsQuery["occasions"][number];

const route = getRouteApi("/console/$programId/occasions");

/** Webinars and other events with who registered and came. Each opens beside the list with its partners. */
export function OccasionsPage() {
  const t = useText(occasionText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const { search, show } = route.useSearch();
  const change = useFilters();
  const here = useRouterState({ select: (state) => state.location.href });
  const [{ data, error }, reload] = useQuery({
    query: OccasionsDocument,
    variables: { programId, search: search ?? null },
  });
  const rows = data?.occasions;
  const figures = useFigureColumns<Row>();
  const columns: Column<Row>[] = [
    { key: "name", header: t("name"), cell: (row) => row.name },
    { key: "last", header: t("last"), cell: (row) => <DateTime value={row.lastAt} /> },
    ...figures,
    {
      key: "average",
      header: t("average"),
      numeric: true,
      wideOnly: true,
      cell: (row) => (row.figures.averageMinutes ? formatDecimal(row.figures.averageMinutes, language) : "–"),
    },
  ];
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      <SearchField label={t("search")} value={search ?? ""} onSearch={(words) => change({ search: words })} />
      <Card flush>
        {error && !rows ? (
          <ErrorState title={t("failed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !rows ? (
          <TableSkeleton />
        ) : rows.length > 0 ? (
          <Table
            caption={t("title")}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.name}
            rowHref={(row) => showHref(here, row.name)}
          />
        ) : search ? (
          <EmptyState
            title={t("noneFit")}
            action={<Button onClick={() => change({ search: "" })}>{t("clear")}</Button>}
          >
            {t("noneFitNote")}
          </EmptyState>
        ) : (
          <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
        )}
      </Card>
      {show && <OccasionPanel key={show} name={show} onClose={() => change({ show: "" })} />}
    </Page>
  );
}
