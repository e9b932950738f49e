import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import { useLanguage } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { TableSkeleton } from "~/ui/Skeleton";

interface ShortListProps<N> {
  title: string;
  /** Undefined until the answer came. */
  connection: { readonly edges: readonly { readonly node: N }[]; readonly totalCount: number } | undefined;
  error: CombinedError | undefined;
  onRetry: () => void;
  failed: string;
  empty: ReactNode;
  /** What is done here, beside the way to the whole list. */
  action?: ReactNode;
  /** The way to the whole list, when there is more. */
  more: (count: number) => ReactNode;
  children: (rows: readonly N[]) => ReactNode;
}

/** The first rows of a list that has a page of its own. */
export function ShortList<N>({
  title,
  connection,
  error,
  onRetry,
  failed,
  empty,
  action,
  more,
  children,
}: ShortListProps<N>) {
  const { language } = useLanguage();
  const rows = connection?.edges.map((edge) => edge.node) ?? [];
  const hasMore = connection !== undefined && connection.totalCount > rows.length;
  return (
    <Card
      flush
      title={title}
      action={
        <span className="flex flex-wrap gap-2">
          {hasMore && more(connection.totalCount)}
          {action}
        </span>
      }
    >
      {connection ? (
        rows.length === 0 ? (
          empty
        ) : (
          children(rows)
        )
      ) : error ? (
        <ErrorState title={failed} onRetry={onRetry}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TableSkeleton rows={3} />
      )}
    </Card>
  );
}
