import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { type PageInfo, usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Pagination } from "~/ui/Pagination";
import { TableSkeleton } from "~/ui/Skeleton";
import { listText } from "./text";

/** A page of rows, as every connection has it. */
interface Connection<N> {
  readonly edges: readonly { readonly node: N }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

export interface ListCardProps<N> {
  /** Undefined until the answer came. */
  connection: Connection<N> | undefined;
  error: CombinedError | undefined;
  onRetry: () => void;
  /** "Conversions could not be loaded". */
  failed: string;
  /** Shown when there is nothing at all: teaches the first step. */
  empty: ReactNode;
  /** Given while the list is filtered: nothing found is then no reason to teach. */
  onClear?: (() => void) | undefined;
  title?: ReactNode;
  action?: ReactNode;
  /** The table. */
  children: (rows: readonly N[]) => ReactNode;
}

/** A list in its card: what comes, what failed, what is empty, and the pages. */
export function ListCard<N>(props: ListCardProps<N>) {
  return (
    <Card flush title={props.title} action={props.action}>
      <Content {...props} />
    </Card>
  );
}

function Content<N>(props: ListCardProps<N>) {
  const { connection, error } = props;
  const t = useText(listText);
  const { language } = useLanguage();
  const { links } = usePage();
  if (error && !connection) {
    return (
      <ErrorState title={props.failed} onRetry={props.onRetry}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!connection) return <TableSkeleton />;
  if (connection.edges.length === 0 && props.onClear) {
    return (
      <EmptyState title={t("nothingFits")} action={<Button onClick={props.onClear}>{t("clear")}</Button>}>
        {t("nothingFitsNote")}
      </EmptyState>
    );
  }
  if (connection.edges.length === 0) return props.empty;
  return (
    <>
      {props.children(connection.edges.map((edge) => edge.node))}
      <Pagination links={links(connection.pageInfo)} total={connection.totalCount} />
    </>
  );
}
