import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, formatPercentage } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { ErrorState } from "~/ui/ErrorState";
import { useEnrollment } from "../enrollment";
import { linksText } from "./text";

const PortalOccasionsDocument = graphql(`
  query PortalOccasions($programId: ID!) {
    occasions(programId: $programId) {
      name
      lastAt
      figures { registrationCount attendanceCount attendanceRate averageMinutes }
    }
  }
`);

/** Who registered for webinars and came by this partner. Nothing while there was none. */
export function OccasionsCard() {
  const t = useText(linksText);
  const { language } = useLanguage();
  const { program } = useEnrollment();
  const [{ data, error }, reload] = useQuery({
    query: PortalOccasionsDocument,
    variables: { programId: program.id },
  });
  if (error && !data) {
    return (
      <Card title={t("occasions")}>
        <ErrorState title={t("occasionsFailed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      </Card>
    );
  }
  if (!data || data.occasions.length === 0) return null;
  return (
    <Card flush title={t("occasions")}>
      <p className="px-4 pt-3 text-sm text-muted">{t("occasionsNote")}</p>
      <ul aria-label={t("occasions")}>
        {data.occasions.map(({ name, lastAt, figures }) => (
          <li key={name} className="flex flex-col gap-1 border-b border-line px-4 py-3 last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
              <span className="text-sm text-muted">
                <DateTime value={lastAt} />
              </span>
            </p>
            <p className="figures text-sm text-muted">
              {[
                t("registered", { count: figures.registrationCount }),
                t("attended", { count: figures.attendanceCount }),
                ...(figures.attendanceRate
                  ? [t("rate", { rate: formatPercentage(figures.attendanceRate, language) })]
                  : []),
                ...(figures.averageMinutes
                  ? [t("minutes", { minutes: formatDecimal(figures.averageMinutes, language) })]
                  : []),
              ].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
