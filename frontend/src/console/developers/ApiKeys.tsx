import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ApiKeyRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { type Column, Table } from "~/ui/Table";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { ListCard } from "../list/ListCard";
import { RowButton } from "../list/RowButton";
import { useProblems } from "../useProblems";
import { ApiKeyDialog } from "./ApiKeyDialog";
import { developerText } from "./text";

const ApiKeyRowDocument = graphql(`
  fragment ApiKeyRow on ApiKey {
    id
    name
    prefix
    scopes
    createdAt
    usedAt
    revokedAt
    partner { id name }
  }
`);
const ApiKeysDocument = graphql(`
  query ApiKeys($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    apiKeys(first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ApiKeyRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const RevokeDocument = graphql(`
  mutation ApiKeyRevoke($id: ID!) {
    apiKeyRevoke(id: $id) {
      apiKey { id revokedAt }
      userErrors { field message code }
    }
  }
`);

/** The organization's keys: what each may do and when it was used; make one, revoke one. */
export function ApiKeys() {
  const t = useText(developerText);
  const page = usePage();
  const [isMaking, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyRowFragment | null>(null);
  const [{ data, error }, reload] = useQuery({ query: ApiKeysDocument, variables: page.variables });
  const columns = useColumns(setRevoking);
  const make = (
    <Button look="primary" onClick={() => setMaking(true)}>
      {t("newKey")}
    </Button>
  );
  return (
    <>
      <ListCard
        title={t("keys")}
        action={make}
        connection={data?.apiKeys}
        error={error}
        onRetry={reload}
        failed={t("keysFailed")}
        empty={<EmptyState title={t("noKeys")}>{t("noKeysNote")}</EmptyState>}
      >
        {(nodes) => (
          <Table
            caption={t("keys")}
            columns={columns}
            rows={nodes.map((node) => readFragment(ApiKeyRowDocument, node))}
            rowKey={(row) => row.id}
          />
        )}
      </ListCard>
      {isMaking && <ApiKeyDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKeyRowFragment; onClose: () => void }) {
  const t = useText(developerText);
  const { problems, settle } = useProblems();
  const [, revoke] = useMutation(RevokeDocument);
  const { name } = apiKey;
  const confirm = async () => {
    const { data, error } = await revoke({ id: apiKey.id });
    if (!settle(error, data?.apiKeyRevoke.userErrors)) return;
    void toast(t("revokedNow", { name }));
    onClose();
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("revokeTitle", { name })}
      effect={t("revokeEffect")}
      confirm={t("revoke")}
      danger
      problems={problems}
      onConfirm={confirm}
    />
  );
}

/** The visible beginning of a key, without its long middle, which all keys of the organization share. */
function Prefix({ prefix }: { prefix: string }) {
  return (
    <code title={prefix} className="font-mono">
      {prefix.slice(0, 3)}…{prefix.slice(-5)}…
    </code>
  );
}

function useColumns(onRevoke: (row: ApiKeyRowFragment) => void): Column<ApiKeyRowFragment>[] {
  const t = useText(developerText);
  return [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <>
          {row.name}
          {row.partner && (
            <span className="block font-normal text-muted">
              {t("forPartner", { name: row.partner.name })}
            </span>
          )}
        </>
      ),
    },
    { key: "prefix", header: t("prefix"), cell: (row) => <Prefix prefix={row.prefix} /> },
    {
      key: "scopes",
      header: t("scopes"),
      cell: (row) =>
        row.scopes.length === 1 && row.scopes[0]
          ? t(row.scopes[0])
          : t("scopesCount", { count: row.scopes.length }),
    },
    { key: "made", header: t("made"), cell: (row) => <DateTime value={row.createdAt} /> },
    {
      key: "used",
      header: t("used"),
      cell: (row) => (row.usedAt ? <DateTime value={row.usedAt} time /> : t("never")),
    },
    {
      key: "state",
      header: t("state"),
      cell: (row) =>
        row.revokedAt ? (
          <StatusBadge standing="ended">{t("revoked")}</StatusBadge>
        ) : (
          <span className="inline-flex flex-wrap items-center gap-2">
            <StatusBadge standing="done">{t("works")}</StatusBadge>
            <RowButton aria-label={t("revokeKey", { name: row.name })} onClick={() => onRevoke(row)}>
              {t("revoke")}
            </RowButton>
          </span>
        ),
    },
  ];
}
