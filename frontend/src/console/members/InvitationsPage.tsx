import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { InvitationRowFragment } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { type Column, Table } from "~/ui/Table";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { ListCard } from "../list/ListCard";
import { RowButton } from "../list/RowButton";
import { useProblems } from "../useProblems";
import { InviteButton } from "./InviteButton";
import { invitationState } from "./invitationState";
import { MemberTabs } from "./MemberTabs";
import { memberText } from "./text";

const InvitationRowDocument = graphql(`
  fragment InvitationRow on Invitation {
    id
    email
    role
    createdAt
    expiresAt
    acceptedAt
    revokedAt
    partner { id name }
  }
`);
const InvitationsDocument = graphql(`
  query Invitations($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    invitations(first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...InvitationRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const RevokeInvitationDocument = graphql(`
  mutation InvitationRevoke($id: ID!) {
    invitationRevoke(id: $id) {
      invitation { id revokedAt }
      userErrors { field message code }
    }
  }
`);

/** Who was invited, and what became of it. */
export function InvitationsPage() {
  const t = useText(memberText);
  const page = usePage();
  const [revoking, setRevoking] = useState<InvitationRowFragment | null>(null);
  const [{ data, error }, reload] = useQuery({ query: InvitationsDocument, variables: page.variables });
  const columns = useColumns(setRevoking);
  return (
    <Page>
      <PageHeader title={t("invitations")} answer={t("inviteNote")} actions={<InviteButton />} />
      <MemberTabs current="invitations" />
      <ListCard
        connection={data?.invitations}
        error={error}
        onRetry={reload}
        failed={t("invitationsFailed")}
        empty={<EmptyState title={t("noInvitations")}>{t("noInvitationsNote")}</EmptyState>}
      >
        {(nodes) => (
          <Table
            caption={t("invitations")}
            columns={columns}
            rows={nodes.map((node) => readFragment(InvitationRowDocument, node))}
            rowKey={(row) => row.id}
          />
        )}
      </ListCard>
      {revoking && <RevokeDialog invitation={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function RevokeDialog({ invitation, onClose }: { invitation: InvitationRowFragment; onClose: () => void }) {
  const t = useText(memberText);
  const { problems, settle } = useProblems();
  const [, revoke] = useMutation(RevokeInvitationDocument);
  const confirm = async () => {
    const { data, error } = await revoke({ id: invitation.id });
    if (!settle(error, data?.invitationRevoke.userErrors)) return;
    void toast(t("revokedNow"));
    onClose();
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("revokeTitle", { email: invitation.email })}
      effect={t("revokeEffect")}
      confirm={t("revoke")}
      danger
      problems={problems}
      onConfirm={confirm}
    />
  );
}

function useColumns(onRevoke: (row: InvitationRowFragment) => void): Column<InvitationRowFragment>[] {
  const t = useText(memberText);
  const canManage = useCan("MEMBER_MANAGE");
  const standing = { open: "waiting", accepted: "done", revoked: "ended", expired: "ended" } as const;
  const { language } = useLanguage();
  const zone = useZone();
  const stateCell = (row: InvitationRowFragment) => {
    const state = invitationState(row, new Date());
    const words = state === "open" ? t("open", { day: formatDay(row.expiresAt, language, zone) }) : t(state);
    return (
      <span className="inline-flex flex-wrap items-center gap-2 max-sm:justify-end">
        <StatusBadge standing={standing[state]}>{words}</StatusBadge>
        {canManage && state === "open" && (
          <RowButton aria-label={t("revokeOne", { email: row.email })} onClick={() => onRevoke(row)}>
            {t("revoke")}
          </RowButton>
        )}
      </span>
    );
  };
  return [
    { key: "email", header: t("email"), cell: (row) => row.email },
    {
      key: "role",
      header: t("role"),
      cell: (row) => (row.partner ? t("forPartner", { name: row.partner.name }) : t(row.role)),
    },
    { key: "made", header: t("made"), cell: (row) => <DateTime value={row.createdAt} /> },
    { key: "state", header: t("state"), cell: stateCell },
  ];
}
