import { lazy, Suspense, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerCertificationsFragment } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../../DecisionDialog";
import { useProblems } from "../../useProblems";
import { meritsText } from "./text";

const CertificationDialog = lazy(() =>
  import("./CertificationDialog").then((module) => ({ default: module.CertificationDialog })),
);

const CertificationsFragment = graphql(`
  fragment PartnerCertifications on Enrollment {
    id
    status
    partner { id name }
    certifications { id name heldSince expiresAt revokedAt isHeld author }
  }
`);
const RevokeDocument = graphql(`
  mutation CertificationRevoke($id: ID!) {
    certificationRevoke(id: $id) {
      enrollment { id ...PartnerCertifications ...PartnerTier }
      userErrors { field message code }
    }
  }
`);
type Row = PartnerCertificationsFragment["certifications"][number];
/** As many as the API shows. */
const most = 50;

/** Certifications that the partner holds and held. */
export function PartnerCertifications({
  enrollment: ref,
}: {
  enrollment: FragmentType<typeof CertificationsFragment>;
}) {
  const t = useText(meritsText);
  const { id, status, partner, certifications } = readFragment(CertificationsFragment, ref);
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Row | null>(null);
  const canManage = useCan("PARTNER_MANAGE") && status === "APPROVED";
  const columns: Column<Row>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <>
          {row.name}
          <span className="block text-sm text-muted">{t("notedBy", { author: row.author })}</span>
        </>
      ),
    },
    { key: "since", header: t("heldSince"), cell: (row) => <DateTime value={row.heldSince} /> },
    {
      key: "expires",
      header: t("expires"),
      cell: (row) => (row.expiresAt ? <DateTime value={row.expiresAt} /> : t("forEver")),
    },
    {
      key: "state",
      header: t("stateLabel"),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-2 sm:flex-nowrap sm:justify-between">
          <State row={row} />
          {canManage && row.isHeld && (
            <Button look="quiet" aria-label={`${t("revoke")}: ${row.name}`} onClick={() => setEnding(row)}>
              {t("revoke")}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Card
      flush
      title={t("certifications")}
      action={canManage && <Button onClick={() => setAdding(true)}>{t("certificationAdd")}</Button>}
    >
      {certifications.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("noCertifications")}</p>
      ) : (
        <Table
          caption={t("certifications")}
          columns={columns}
          rows={certifications}
          rowKey={(row) => row.id}
        />
      )}
      {certifications.length >= most && (
        <p className="px-4 py-2 text-sm text-muted">{t("newest", { count: certifications.length })}</p>
      )}
      <Suspense>
        {isAdding && (
          <CertificationDialog enrollmentId={id} partner={partner.name} onClose={() => setAdding(false)} />
        )}
      </Suspense>
      {ending && <Revoke certification={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function State({ row }: { row: Row }) {
  const t = useText(meritsText);
  const { language } = useLanguage();
  const zone = useZone();
  if (row.isHeld) return <StatusBadge standing="done">{t("held")}</StatusBadge>;
  const words = row.revokedAt
    ? t("takenBack", { day: formatDay(row.revokedAt, language, zone) })
    : t("expired");
  return <StatusBadge standing="ended">{words}</StatusBadge>;
}

function Revoke({ certification: { id, name }, onClose }: { certification: Row; onClose: () => void }) {
  const t = useText(meritsText);
  const { problems, settle } = useProblems();
  const [, revoke] = useMutation(RevokeDocument);
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("revokeTitle", { name })}
      effect={t("revokeEffect")}
      confirm={t("revoke")}
      danger
      problems={problems}
      onConfirm={async () => {
        const { data, error } = await revoke({ id });
        if (!settle(error, data?.certificationRevoke.userErrors)) return;
        onClose();
        void toast(t("revoked", { name }));
      }}
    />
  );
}
