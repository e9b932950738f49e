import { useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ExtensionRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { submissionText } from "./submissionText";

const ExtensionRowDocument = graphql(`
  fragment ExtensionRow on Referral {
    id
    name
    enrollment { id partner { id name } }
    protection { endsAt extensions { id days status createdAt } }
  }
`);
const ExtensionInboxDocument = graphql(`
  query ExtensionInbox($filter: ReferralFilter!) {
    referrals(filter: $filter, first: 100) {
      edges { node { id ...ExtensionRow } }
    }
  }
`);

/** Open requests for more time of protection; nothing where there are none. */
export function ExtensionInbox({ enrollmentId }: { enrollmentId?: string | undefined }) {
  const t = useText(submissionText);
  const { id: programId } = useProgram();
  const here = useRouterState({ select: (state) => state.location.href });
  const filter = { programId, asksForTime: true, ...(enrollmentId ? { enrollmentId } : {}) };
  const [{ data }] = useQuery({ query: ExtensionInboxDocument, variables: { filter } });
  const rows = data?.referrals.edges.map(({ node }) => readFragment(ExtensionRowDocument, node)) ?? [];
  const columns = useColumns();
  if (rows.length === 0) return null;
  return (
    <Card title={t("extensions")} flush>
      <Table
        caption={t("extensions")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => showHref(here, row.id)}
      />
    </Card>
  );
}

function useColumns(): Column<ExtensionRowFragment>[] {
  const t = useText(submissionText);
  const openOf = (row: ExtensionRowFragment) =>
    row.protection?.extensions.find((one) => one.status === "OPEN");
  return [
    { key: "name", header: t("prospect"), cell: (row) => row.name },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    {
      key: "days",
      header: t("extensionAsked"),
      cell: (row) => t("extensionDays", { count: openOf(row)?.days ?? 0 }),
    },
    {
      key: "asked",
      header: t("extensionSince"),
      cell: (row) => <DateTime value={openOf(row)?.createdAt ?? row.protection?.endsAt ?? ""} />,
    },
    {
      key: "until",
      header: t("protectedUntil"),
      cell: (row) => (row.protection ? <DateTime value={row.protection.endsAt} /> : "–"),
    },
  ];
}
