import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { OutboxQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { StatusBadge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { type Column, Table } from "~/ui/Table";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { showHref } from "../list/showHref";
import { failureSentence } from "./failure";
import { MailPanel } from "./MailPanel";
import { MailTabs } from "./MailTabs";
import { mailStandings, mailStatuses } from "./statuses";
import { outboxText } from "./text";

const OutboxDocument = graphql(`
  query Outbox($filter: MailFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    mails(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id recipient subject status createdAt sentAt failure { reason serverCode } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
    mailDelivery { isSending sender }
  }
`);
type Row = OutboxQuery["mails"]["edges"][number]["node"];

const route = getRouteApi("/console/$programId/outbox");

/** Every mail of the organization: waiting, sent, failed, or kept because no mail server is set. */
export function OutboxPage() {
  const t = useText(outboxText);
  const { status, search, show } = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const filter = { ...(status && { statuses: [status] }), ...(search && { search }) };
  const [{ data, error }, reload] = useQuery({
    query: OutboxDocument,
    variables: { filter, ...page.variables },
  });
  const clear = status || search ? () => change({ status: "", search: "" }) : undefined;
  const delivery = data?.mailDelivery;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={
          delivery && (delivery.sender ? t("answerSending", { sender: delivery.sender }) : t("answerKept"))
        }
      />
      <MailTabs current="outbox" />
      {delivery && !delivery.isSending && (
        <Banner tone="info" title={t("kept")}>
          {t("keptNote")}
        </Banner>
      )}
      <FilterBar onClear={clear}>
        <SearchField
          label={t("search")}
          value={search ?? ""}
          onSearch={(words) => change({ search: words })}
        />
        <FilterSelect
          label={t("status")}
          value={status ?? ""}
          options={mailStatuses.map((value) => ({ value: value as string, label: t(value) }))}
          onChange={(value) => change({ status: value })}
        />
      </FilterBar>
      <ListCard
        connection={data?.mails}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={clear}
        empty={<EmptyState title={t("none")}>{t("noneNote")}</EmptyState>}
      >
        {(nodes) => <MailTable mails={nodes} />}
      </ListCard>
      {show && (
        <MailPanel
          key={show}
          id={show}
          isSending={delivery?.isSending ?? false}
          onClose={() => change({ show: "" })}
        />
      )}
    </Page>
  );
}

function MailTable({ mails }: { mails: readonly Row[] }) {
  const t = useText(outboxText);
  const { language } = useLanguage();
  const here = useRouterState({ select: (state) => state.location.href });
  const columns: Column<Row>[] = [
    { key: "subject", header: t("subject"), cell: (row) => row.subject },
    { key: "recipient", header: t("recipient"), cell: (row) => row.recipient },
    {
      key: "status",
      header: t("status"),
      cell: (row) => (
        <div className="flex flex-col items-start gap-1">
          <StatusBadge standing={mailStandings[row.status]}>{t(row.status)}</StatusBadge>
          {row.failure && (
            <span className="text-sm text-muted">{failureSentence(row.failure, language)}</span>
          )}
        </div>
      ),
    },
    { key: "made", header: t("made"), cell: (row) => <DateTime value={row.createdAt} time /> },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={mails}
      rowKey={(row) => row.id}
      rowHref={(row) => showHref(here, row.id)}
    />
  );
}
