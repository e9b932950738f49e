import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerPointsFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { meritsText } from "./text";

const PointsDialog = lazy(() =>
  import("./PointsDialog").then((module) => ({ default: module.PointsDialog })),
);

const PointsFragment = graphql(`
  fragment PartnerPoints on Enrollment {
    id
    status
    partner { id name }
    points { id points grantedAt reason author }
  }
`);
type Row = PartnerPointsFragment["points"][number];
/** As many as the API shows. */
const most = 50;

/** Points that were granted and taken back, with what for and by whom. */
export function PartnerPoints({ enrollment: ref }: { enrollment: FragmentType<typeof PointsFragment> }) {
  const t = useText(meritsText);
  const { language } = useLanguage();
  const { id, status, partner, points } = readFragment(PointsFragment, ref);
  const [isGranting, setGranting] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  const signed = (value: number) => `${value > 0 ? "+" : ""}${formatCount(value, language)}`;
  const columns: Column<Row>[] = [
    { key: "reason", header: t("reason"), cell: (row) => row.reason },
    { key: "day", header: t("counted"), cell: (row) => <DateTime value={row.grantedAt} /> },
    { key: "author", header: t("author"), cell: (row) => row.author },
    { key: "points", header: t("number"), cell: (row) => signed(row.points), numeric: true },
  ];
  return (
    <Card
      flush
      title={t("points")}
      action={
        canManage &&
        status === "APPROVED" && <Button onClick={() => setGranting(true)}>{t("grantOrTake")}</Button>
      }
    >
      {points.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("noPoints")}</p>
      ) : (
        <Table caption={t("points")} columns={columns} rows={points} rowKey={(row) => row.id} />
      )}
      {points.length >= most && (
        <p className="px-4 py-2 text-sm text-muted">{t("newest", { count: points.length })}</p>
      )}
      <Suspense>
        {isGranting && (
          <PointsDialog enrollmentId={id} partner={partner.name} onClose={() => setGranting(false)} />
        )}
      </Suspense>
    </Card>
  );
}
