import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { MemberRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { useCan, useViewer } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { IconButton } from "~/ui/IconButton";
import { Menu } from "~/ui/Menu";
import { Page, PageHeader } from "~/ui/PageHeader";
import { type Column, Table } from "~/ui/Table";
import { ListCard } from "../list/ListCard";
import { InviteButton } from "./InviteButton";
import { MemberTabs } from "./MemberTabs";
import { RemoveDialog } from "./RemoveDialog";
import { RoleDialog } from "./RoleDialog";
import { memberText } from "./text";

const MemberRowDocument = graphql(`
  fragment MemberRow on Member {
    id
    role
    createdAt
    user { id name email }
  }
`);
const MembersDocument = graphql(`
  query Members($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    members(first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...MemberRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
type Deed = { kind: "role" | "remove"; member: MemberRowFragment };

/** Who belongs to the organization, and what each may do. */
export function MembersPage() {
  const t = useText(memberText);
  const page = usePage();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [{ data, error }, reload] = useQuery({ query: MembersDocument, variables: page.variables });
  const columns = useColumns(setDeed);
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} actions={<InviteButton />} />
      <MemberTabs current="members" />
      <ListCard
        connection={data?.members}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        empty={<EmptyState title={t("none")}>{t("noneNote")}</EmptyState>}
      >
        {(nodes) => (
          <Table
            caption={t("title")}
            columns={columns}
            rows={nodes.map((node) => readFragment(MemberRowDocument, node))}
            rowKey={(row) => row.id}
          />
        )}
      </ListCard>
      {deed?.kind === "role" && <RoleDialog member={deed.member} onClose={() => setDeed(null)} />}
      {deed?.kind === "remove" && <RemoveDialog member={deed.member} onClose={() => setDeed(null)} />}
    </Page>
  );
}

function useColumns(onDeed: (deed: Deed) => void): Column<MemberRowFragment>[] {
  const t = useText(memberText);
  const canManage = useCan("MEMBER_MANAGE");
  const me = useViewer()?.user?.id;
  const columns: Column<MemberRowFragment>[] = [
    {
      key: "name",
      header: t("name"),
      cell: ({ user }) => (
        <span className="inline-flex items-center gap-2">
          {user.name}
          {user.id === me && <Badge>{t("you")}</Badge>}
        </span>
      ),
    },
    { key: "email", header: t("email"), cell: (row) => row.user.email },
    { key: "role", header: t("role"), cell: (row) => t(row.role) },
    { key: "since", header: t("since"), cell: (row) => <DateTime value={row.createdAt} /> },
  ];
  const menu = (member: MemberRowFragment) => (
    <Menu
      trigger={
        <IconButton
          className="-my-2"
          label={t("more", { name: member.user.name })}
          icon={<Ellipsis aria-hidden="true" className="size-4" />}
        />
      }
      groups={[
        {
          items: [
            { label: t("changeRole"), onSelect: () => onDeed({ kind: "role", member }) },
            { label: t("remove"), danger: true, onSelect: () => onDeed({ kind: "remove", member }) },
          ],
        },
      ]}
    />
  );
  if (canManage) columns.push({ key: "menu", header: t("actions"), numeric: true, cell: menu });
  return columns;
}
