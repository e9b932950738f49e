import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ConversionFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { periodInput } from "../list/period";
import { useProgram } from "../program";
import { AssignBar } from "./AssignBar";
import { AssignDialog } from "./AssignDialog";
import { ConversionFilters } from "./ConversionFilters";
import { ConversionTable } from "./ConversionTable";
import { importText } from "./import/text";
import { RecordDialog } from "./RecordDialog";
import { conversionText } from "./text";

const ConversionsDocument = graphql(`
  query Conversions($filter: ConversionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    conversions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ConversionRow ...AssignBar } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const nothing: ReadonlySet<string> = new Set();
const route = getRouteApi("/console/$programId/conversions");

/** Every conversion of the program; those that nobody has credit for are a queue with their answer beside each. */
export function ConversionsPage() {
  const t = useText(conversionText);
  const file = useText(importText);
  const href = useHref();
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const canRecord = useCan("CONVERSION_RECORD");
  const canAssign = useCan("COMMISSION_DECIDE");
  const [selected, setSelected] = useState(nothing);
  const [assigning, setAssigning] = useState<string | null>(null);
  const filter: ConversionFilter = {
    programId,
    ...(search.type ? { type: search.type } : {}),
    ...(search.status ? { isAttributed: search.status === "ATTRIBUTED" } : {}),
    ...(search.enrollment ? { enrollmentId: search.enrollment } : {}),
    ...(search.customer ? { customerId: search.customer } : {}),
    ...(search.currency ? { currencyCode: search.currency } : {}),
    ...(search.rate ? { waitsForRate: true } : {}),
    ...(search.search ? { search: search.search } : {}),
    ...(periodInput(search) ? { occurred: periodInput(search) } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: ConversionsDocument,
    variables: { filter, ...page.variables },
  });
  const isFiltered = Object.keys(filter).length > 1;
  const isQueue = search.status === "UNATTRIBUTED";
  const clear = () =>
    change({
      ...{ type: "", status: "", enrollment: "", customer: "", search: "", from: "", until: "" },
      ...{ currency: "", rate: "" },
    });
  const chosen = isQueue
    ? (data?.conversions.edges ?? []).map((edge) => edge.node).filter((node) => selected.has(node.id))
    : [];
  const begin = () => change({ new: "conversion" });
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={t("answer")}
        actions={
          canRecord && (
            <>
              <ButtonLink
                href={href({ to: "/console/$programId/conversions/import", params: { programId } })}
              >
                {file("open")}
              </ButtonLink>
              <Button look="primary" onClick={begin}>
                {t("record")}
              </Button>
            </>
          )
        }
      />
      <ConversionFilters onClear={isFiltered ? clear : undefined} />
      {isQueue && (data?.conversions.totalCount ?? 0) > 0 && (
        <Banner tone="warn" title={t("unattributedTitle")}>
          {t("unattributedNote")}
        </Banner>
      )}
      <AssignBar conversions={chosen} onDone={() => setSelected(nothing)} />
      <ListCard
        connection={data?.conversions}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={isFiltered && !isQueue ? clear : undefined}
        empty={isQueue ? <AllAttributed /> : <None onRecord={begin} />}
      >
        {(nodes) => (
          <ConversionTable
            conversions={nodes}
            onAssign={setAssigning}
            selection={isQueue && canAssign ? { selected, onChange: setSelected } : undefined}
          />
        )}
      </ListCard>
      {assigning && <AssignDialog key={assigning} id={assigning} onClose={() => setAssigning(null)} />}
      {canRecord && search.new === "conversion" && <RecordDialog onClose={() => change({ new: "" })} />}
    </Page>
  );
}

function AllAttributed() {
  const t = useText(conversionText);
  return <EmptyState title={t("allAttributed")}>{t("allAttributedNote")}</EmptyState>;
}

function None({ onRecord }: { onRecord: () => void }) {
  const t = useText(conversionText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const canRecord = useCan("CONVERSION_RECORD");
  const action = (
    <div className="flex flex-wrap gap-2">
      {canRecord && <Button onClick={onRecord}>{t("record")}</Button>}
      <ButtonLink href={href({ to: "/console/$programId/developers", params })}>{t("howToSend")}</ButtonLink>
    </div>
  );
  return (
    <EmptyState title={t("none")} action={action}>
      {t("noneNote")}
    </EmptyState>
  );
}
