import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { OccasionPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatDecimal, formatPercentage } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { Facts } from "../list/Facts";
import { Section } from "../list/Section";
import { useProgram } from "../program";
import { useFigureColumns } from "./figureColumns";
import { occasionText } from "./text";

const OccasionPanelDocument = graphql(`
  query OccasionPanel($programId: ID!, $name: String!) {
    occasion(programId: $programId, name: $name) {
      name
      firstAt
      lastAt
      figures {
        registrationCount
        attendanceCount
        attendanceRate
        minutes
        averageMinutes
        engagementCount
      }
      partners {
        enrollment { id partner { id name } }
        figures { registrationCount attendanceCount attendanceRate minutes averageMinutes }
      }
    }
  }
`);
type Occasion = NonNullable<OccasionPanelQuery["occasion"]>;
type Part = Occasion["partners"][number];

/** One occasion beside the list: its figures, and those of each partner. */
export function OccasionPanel({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useText(occasionText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({
    query: OccasionPanelDocument,
    variables: { programId, name },
  });
  const occasion = data?.occasion;
  return (
    <Drawer open onClose={onClose} title={name}>
      {occasion ? (
        <div className="flex flex-col gap-5">
          <Figures occasion={occasion} />
          <Partners parts={occasion.partners} />
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("failed") : t("gone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={9} />
      )}
    </Drawer>
  );
}

function Figures({ occasion: { figures, firstAt, lastAt } }: { occasion: Occasion }) {
  const t = useText(occasionText);
  const { language } = useLanguage();
  const note = (value: string | null, words: string) =>
    value && (
      <>
        {value}
        <span className="block text-sm text-muted">{words}</span>
      </>
    );
  const { attendanceRate: rate, averageMinutes: average } = figures;
  const facts = [
    { name: t("registrations"), value: t("people", { count: figures.registrationCount }) },
    { name: t("attendances"), value: t("people", { count: figures.attendanceCount }) },
    { name: t("rate"), value: note(rate ? formatPercentage(rate, language) : null, t("rateNote")) },
    { name: t("minutes"), value: formatCount(figures.minutes, language) },
    { name: t("average"), value: note(average ? formatDecimal(average, language) : null, t("averageNote")) },
    { name: t("engagements"), value: formatCount(figures.engagementCount, language) },
    { name: t("first"), value: <DateTime value={firstAt} time /> },
    { name: t("last"), value: <DateTime value={lastAt} time /> },
  ];
  return <Facts facts={facts} />;
}

function Partners({ parts }: { parts: readonly Part[] }) {
  const t = useText(occasionText);
  const href = useHref();
  const { id: programId } = useProgram();
  const figures = useFigureColumns<Part>();
  const columns: Column<Part>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    ...figures,
  ];
  return (
    <Section title={t("partners")}>
      {parts.length > 0 ? (
        <>
          <p className="text-sm text-muted">{t("partnersNote")}</p>
          <Table
            caption={t("partners")}
            columns={columns}
            rows={parts}
            rowKey={(row) => row.enrollment.id}
            rowHref={(row) =>
              href({
                to: "/console/$programId/partners/$enrollmentId",
                params: { programId, enrollmentId: row.enrollment.id },
              })
            }
          />
        </>
      ) : (
        <p>{t("noPartners")}</p>
      )}
    </Section>
  );
}
