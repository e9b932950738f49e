import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerLinksFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { type Column, Table } from "~/ui/Table";
import { useEnrollmentRows } from "./rows";
import { partnersText } from "./text";

const LinkDialog = lazy(() => import("./LinkDialog").then((module) => ({ default: module.LinkDialog })));

const LinksFragment = graphql(`
  fragment PartnerLinks on Enrollment {
    id
    status
    links(first: 10) {
      edges {
        node {
          id
          code
          name
          url
          destination
          isMain
          archivedAt
          totals { clickCount lastClickAt }
        }
      }
      totalCount
    }
  }
`);
type Row = PartnerLinksFragment["links"]["edges"][number]["node"];

/** The partner's links with their clicks. */
export function PartnerLinks({ enrollment }: { enrollment: FragmentType<typeof LinksFragment> }) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const { id, status, links } = readFragment(LinksFragment, enrollment);
  const [isMaking, setMaking] = useState(false);
  // Only approved partners can have more.
  const canManage = useCan("LINK_MANAGE") && status === "APPROVED";
  const rows = links.edges.map((edge) => edge.node);
  const all = useEnrollmentRows(id).links();
  const columns: Column<Row>[] = [
    { key: "url", header: t("link"), cell: (row) => <LinkCell link={row} /> },
    {
      key: "destination",
      header: t("leadsTo"),
      cell: (row) => <Destination url={row.destination} />,
      wideOnly: true,
    },
    {
      key: "clicks",
      header: t("clicks"),
      cell: (row) => formatCount(row.totals.clickCount, language),
      numeric: true,
    },
    {
      key: "last",
      header: t("lastClick"),
      cell: (row) => (row.totals.lastClickAt ? <DateTime value={row.totals.lastClickAt} /> : "–"),
      numeric: true,
      wideOnly: true,
    },
  ];
  return (
    <Card
      flush
      title={t("links")}
      action={
        <>
          {links.totalCount > rows.length && (
            <ButtonLink look="quiet" href={all}>
              {t("showAllOf", { count: links.totalCount })}
            </ButtonLink>
          )}
          {canManage && <Button onClick={() => setMaking(true)}>{t("newLink")}</Button>}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t("noLinks")}>{t("noLinksNote")}</EmptyState>
      ) : (
        <Table caption={t("links")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      )}
      <Suspense>{isMaking && <LinkDialog enrollmentId={id} onClose={() => setMaking(false)} />}</Suspense>
    </Card>
  );
}

function LinkCell({ link }: { link: Row }) {
  const t = useText(partnersText);
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="font-mono break-all">{link.url.replace(/^https?:\/\//, "")}</span>
      {link.isMain && <Badge>{t("mainLink")}</Badge>}
      {link.archivedAt && <Badge>{t("archived")}</Badge>}
      {link.name && <span className="w-full text-sm font-normal text-muted">{link.name}</span>}
    </span>
  );
}

function Destination({ url }: { url: string }) {
  return (
    <span className="block max-w-56 truncate text-muted" title={url}>
      {url.replace(/^https?:\/\//, "")}
    </span>
  );
}
