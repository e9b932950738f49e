import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ExclusionRowFragment } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { CalendarDay } from "~/ui/DateTime";
import { Fold } from "~/ui/Fold";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { MoreRows } from "../list/MoreRows";
import { useProgram } from "../program";
import { type ExclusionGroup, groupExclusions } from "./exclusions";
import { payoutText } from "./text";

const ExclusionRowDocument = graphql(`
  fragment ExclusionRow on PayoutExclusion {
    reason
    mayChangeOn
    due { amount currencyCode }
    enrollment { id partner { id name } }
  }
`);
/** So few need no folding. */
const few = 5;

/** Who is left out of a run, by why, and when that may change. */
export function ExclusionGroups({
  exclusions,
}: {
  exclusions: readonly FragmentType<typeof ExclusionRowDocument>[];
}) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const rows = exclusions.map((row) => readFragment(ExclusionRowDocument, row));
  if (rows.length === 0) return <p className="px-4 py-3 text-muted">{t("nobodyOut")}</p>;
  return (
    <ul aria-label={t("outOfRun")}>
      {groupExclusions(rows).map((group) => (
        <li key={group.reason} className="border-b border-line last:border-b-0">
          <Fold
            title={t(group.reason)}
            note={[
              t("balances", { count: group.rows.length }),
              group.changesOn
                ? t("mayChangeFrom", { day: formatDate(group.changesOn, language) })
                : t(unchanged(group)),
            ].join(" · ")}
            aside={group.due.map((sum) => formatMoney(sum, language)).join(" + ")}
            open={rows.length <= few}
          >
            <GroupTable group={group} />
          </Fold>
        </li>
      ))}
    </ul>
  );
}

/** What has to happen where no day changes it. */
function unchanged({ reason }: Pick<ExclusionRowFragment, "reason">) {
  const isEarning = reason === "BELOW_MINIMUM" || reason === "NEGATIVE_BALANCE" || reason === "NOTHING_DUE";
  return isEarning ? "mayChangeEarned" : "mayChangeUnknown";
}

function GroupTable({ group }: { group: ExclusionGroup<ExclusionRowFragment> }) {
  const t = useText(payoutText);
  const href = useHref();
  const { id: programId } = useProgram();
  const partner = ({ enrollment }: ExclusionRowFragment) =>
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
    );
  const change: Column<ExclusionRowFragment> = {
    key: "change",
    header: t("mayChange"),
    cell: (row) => (row.mayChangeOn ? <CalendarDay value={row.mayChangeOn} /> : t(unchanged(row))),
  };
  const columns: Column<ExclusionRowFragment>[] = [
    { key: "partner", header: t("partner"), cell: partner },
    ...(group.changesOn ? [change] : []),
    { key: "due", header: t("due"), numeric: true, cell: (row) => <Money value={row.due} tinted /> },
  ];
  return (
    <div className="border-t border-line">
      <MoreRows rows={group.rows}>
        {(some) => (
          <Table
            caption={t(group.reason)}
            columns={columns}
            rows={some}
            rowKey={(row) => `${row.enrollment?.id} ${row.due.currencyCode}`}
          />
        )}
      </MoreRows>
    </div>
  );
}
