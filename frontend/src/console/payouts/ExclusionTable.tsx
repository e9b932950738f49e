import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ExclusionRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { CalendarDay } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { payoutText } from "./text";

const ExclusionRowDocument = graphql(`
  fragment ExclusionRow on PayoutExclusion {
    reason
    mayChangeOn
    due { amount currencyCode }
    enrollment { id partner { id name } }
  }
`);

/** Who is left out of a run, why, and when that may change. */
export function ExclusionTable({
  exclusions,
}: {
  exclusions: readonly FragmentType<typeof ExclusionRowDocument>[];
}) {
  const t = useText(payoutText);
  const href = useHref();
  const { id: programId } = useProgram();
  const rows = exclusions.map((row) => readFragment(ExclusionRowDocument, row));
  const columns: Column<ExclusionRowFragment>[] = [
    {
      key: "partner",
      header: t("partner"),
      cell: ({ enrollment }) =>
        enrollment ? (
          <a
            className="hover:underline"
            href={href({
              to: "/console/$programId/partners/$enrollmentId",
              params: { programId, enrollmentId: enrollment.id },
            })}
          >
            {enrollment.partner.name}
          </a>
        ) : (
          "–"
        ),
    },
    { key: "reason", header: t("reason"), cell: (row) => t(row.reason) },
    {
      key: "change",
      header: t("mayChange"),
      cell: (row) => (row.mayChangeOn ? <CalendarDay value={row.mayChangeOn} /> : t("mayChangeUnknown")),
    },
    { key: "due", header: t("due"), numeric: true, cell: (row) => <Money value={row.due} tinted /> },
  ];
  if (rows.length === 0) return <p className="px-4 py-3 text-muted">{t("nobodyOut")}</p>;
  return (
    <Table
      caption={t("outOfRun")}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.enrollment?.id} ${row.due.currencyCode}`}
    />
  );
}
