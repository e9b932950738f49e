import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { MailAudience, MailTemplatesQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { mailLanguage } from "~/notices/language";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { showHref } from "../list/showHref";
import { MailTabs } from "../outbox/MailTabs";
import { TemplateEditor } from "./TemplateEditor";
import { templateText } from "./text";

const MailTemplatesDocument = graphql(`
  query MailTemplates($language: MailLanguage!) {
    mailTemplates(language: $language) {
      kind label audience language subject body isOwn updatedAt
      placeholders { name example }
    }
  }
`);
type Row = MailTemplatesQuery["mailTemplates"][number];

const audiences: readonly MailAudience[] = ["PARTNERS", "MEMBERS", "ANYONE"];
const route = getRouteApi("/console/$programId/mail-templates");

/** The words of every kind of mail: the product's, or the organization's own. */
export function TemplatesPage() {
  const t = useText(templateText);
  const { language } = useLanguage();
  const search = route.useSearch();
  const change = useFilters();
  const shown = search.language ?? mailLanguage(language);
  const [{ data, error }, reload] = useQuery({
    query: MailTemplatesDocument,
    variables: { language: shown },
  });
  const templates = data?.mailTemplates;
  const own = templates?.filter((one) => one.isOwn).length ?? 0;
  const open = templates?.find((one) => one.kind === search.show);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={templates && (own > 0 ? t("answer", { count: own }) : t("answerNone"))}
      />
      <MailTabs current="templates" />
      <FilterBar onClear={undefined}>
        <FilterSelect
          label={t("language")}
          all={t(mailLanguage(language))}
          value={shown === mailLanguage(language) ? "" : shown}
          options={(["EN", "DE"] as const)
            .filter((one) => one !== mailLanguage(language))
            .map((one) => ({ value: one as string, label: t(one) }))}
          onChange={(value) => change({ language: value })}
        />
      </FilterBar>
      {error && !templates ? (
        <Card>
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        </Card>
      ) : !templates ? (
        <Card flush>
          <TableSkeleton />
        </Card>
      ) : (
        audiences.map((audience) => (
          <Card key={audience} flush title={t(audience)}>
            <TemplateTable
              caption={t(audience)}
              templates={templates.filter((one) => one.audience === audience)}
            />
          </Card>
        ))
      )}
      {open && (
        <TemplateEditor
          key={`${open.kind} ${open.language} ${open.updatedAt}`}
          template={open}
          onClose={() => change({ show: "" })}
        />
      )}
    </Page>
  );
}

function TemplateTable({ caption, templates }: { caption: string; templates: readonly Row[] }) {
  const t = useText(templateText);
  const here = useRouterState({ select: (state) => state.location.href });
  const columns: Column<Row>[] = [
    { key: "kind", header: t("kind"), cell: (row) => row.label },
    { key: "subject", header: t("subject"), cell: (row) => row.subject, wideOnly: true },
    {
      key: "words",
      header: t("words"),
      cell: (row) => (
        <Badge tone={row.isOwn ? "accent" : "neutral"}>{t(row.isOwn ? "own" : "product")}</Badge>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={templates}
      rowKey={(row) => row.kind}
      rowHref={(row) => showHref(here, row.kind)}
    />
  );
}
