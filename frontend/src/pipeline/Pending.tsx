import type { CombinedError } from "urql";
import { useLanguage } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { TableSkeleton } from "~/ui/Skeleton";

export interface PendingProps {
  /** Why it did not load; while there is none, it is on its way. */
  error: CombinedError | undefined;
  /** What could not be loaded. */
  title: string;
  reload: (options: { requestPolicy: "network-only" }) => void;
}

/** What stands where a board or a table will be: its outline, or why it is not there, with another try. */
export function Pending({ error, title, reload }: PendingProps) {
  const { language } = useLanguage();
  return (
    <Card flush>
      {error ? (
        <ErrorState title={title} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TableSkeleton />
      )}
    </Card>
  );
}
