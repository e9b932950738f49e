import { useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { GroupsFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { GroupDialog } from "./GroupDialog";
import { settingsText } from "./text";

const GroupsFragmentDocument = graphql(`
  fragment Groups on Program {
    id
    currency
    plans { id name archivedAt }
    groups { id name enrollmentCount plan { id name } payoutMinimum { amount currencyCode } }
  }
`);
type Row = GroupsFragment["groups"][number];

/** Partners with common terms. */
export function Groups({ program: ref }: { program: FragmentType<typeof GroupsFragmentDocument> }) {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const program = readFragment(GroupsFragmentDocument, ref);
  const [edited, setEdited] = useState<Row | "new" | null>(null);
  const canManage = useCan("PROGRAM_MANAGE");
  const people = (row: Row) =>
    href({ to: "/console/$programId/partners", params: { programId }, search: { group: row.id } });
  const columns: Column<Row>[] = [
    { key: "name", header: t("name"), cell: (row) => row.name },
    {
      key: "partners",
      header: t("partners"),
      cell: (row) => (
        <a href={people(row)} className="underline">
          {formatCount(row.enrollmentCount, language)}
        </a>
      ),
      numeric: true,
    },
    { key: "plan", header: t("plan"), cell: (row) => row.plan?.name ?? "–" },
    {
      key: "minimum",
      header: t("payoutMinimum"),
      cell: (row) => (row.payoutMinimum ? <Money value={row.payoutMinimum} /> : "–"),
      numeric: true,
    },
  ];
  const action: Column<Row> = {
    key: "edit",
    header: t("edit"),
    cell: (row) => (
      <Button look="quiet" aria-label={t("editWhat", { name: row.name })} onClick={() => setEdited(row)}>
        {t("edit")}
      </Button>
    ),
  };
  const make = canManage && <Button onClick={() => setEdited("new")}>{t("newGroup")}</Button>;
  return (
    <Card flush title={t("groups")} action={program.groups.length > 0 && make}>
      {program.groups.length === 0 ? (
        <EmptyState title={t("noGroups")} action={make}>
          {t("groupsNote")}
        </EmptyState>
      ) : (
        <>
          <p className="px-4 py-3 text-muted">{t("groupsNote")}</p>
          <Table
            caption={t("groups")}
            columns={canManage ? [...columns, action] : columns}
            rows={program.groups}
            rowKey={(row) => row.id}
          />
        </>
      )}
      {edited && (
        <GroupDialog
          group={edited === "new" ? null : edited}
          program={program}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
