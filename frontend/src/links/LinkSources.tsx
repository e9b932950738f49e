import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { Table } from "~/ui/Table";
import { optionText } from "./text";

const LinkSourcesDocument = graphql(`
  query LinkSources($id: ID!) {
    node(id: $id) {
      __typename
      ... on Link {
        id
        sources { sub1 clickCount }
      }
    }
  }
`);

/** What came through a link, by the first sub-id. */
export function LinkSources({ id }: { id: string }) {
  const t = useText(optionText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: LinkSourcesDocument, variables: { id } });
  if (error && !data) {
    return (
      <ErrorState title={t("sourcesFailed")} onRetry={reload}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!data) return <TextSkeleton lines={3} />;
  const sources = data.node?.__typename === "Link" ? data.node.sources : [];
  if (sources.length === 0) return <p className="text-muted">{t("sourcesNone")}</p>;
  return (
    <div className="rounded-md border border-line">
      <Table
        caption={t("sources")}
        columns={[
          {
            key: "sub",
            header: t("sub"),
            cell: (row) => <span className="wrap-anywhere">{row.sub1 || t("withoutSub")}</span>,
          },
          {
            key: "clicks",
            header: t("clicks"),
            numeric: true,
            cell: (row) => formatCount(row.clickCount, language),
          },
        ]}
        rows={sources}
        rowKey={(row) => row.sub1}
      />
    </div>
  );
}
