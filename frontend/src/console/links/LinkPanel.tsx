import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { LinkPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { LinkSources } from "~/links/LinkSources";
import { LinkNote } from "~/links/LinkState";
import { Button } from "~/ui/Button";
import { CopyField } from "~/ui/CopyField";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { QrCode } from "~/ui/QrCode";
import { TextSkeleton } from "~/ui/Skeleton";
import { Facts } from "../list/Facts";
import { useProgram } from "../program";
import { linkText } from "./text";

const LinkPanelDocument = graphql(`
  query LinkPanel($id: ID!) {
    node(id: $id) {
      __typename
      ... on Link {
        id
        code
        name
        url
        qrUrl
        destination
        windowDays
        formerCodes
        createdAt
        archivedAt
        expiresAt
        isExpired
        isStray
        targetUrl
        fallback
        utm { source medium campaign term content }
        subIds
        plan { id name }
        enrollment { id partner { id name } }
        totals { clickCount uncountedClickCount lastClickAt }
        history { clicksByDay clicksByHour }
      }
    }
  }
`);
const EditLink = lazy(() => import("./EditLink").then((module) => ({ default: module.EditLink })));

const LinkHistory = lazy(() =>
  import("~/links/LinkHistory").then((module) => ({ default: module.LinkHistory })),
);

/** A link as the panel knows it. */
export type Link = Extract<NonNullable<LinkPanelQuery["node"]>, { __typename: "Link" }>;

/** One link beside the list: address, QR code, where it leads, how often it was opened. */
export function LinkPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(linkText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: LinkPanelDocument, variables: { id } });
  const link = data?.node?.__typename === "Link" ? data.node : undefined;
  return (
    <Drawer open onClose={onClose} title={link ? (link.name ?? link.code) : t("title")}>
      {link ? (
        <Detail link={link} />
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("gone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={6} />
      )}
    </Drawer>
  );
}

function Detail({ link }: { link: Link }) {
  const t = useText(linkText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { totals, enrollment } = link;
  const canManage = useCan("LINK_MANAGE");
  const [isEditing, setEditing] = useState(false);
  const partner = (
    <a
      className="text-accent-text hover:underline"
      href={href({
        to: "/console/$programId/partners/$enrollmentId",
        params: { programId, enrollmentId: enrollment.id },
      })}
    >
      {enrollment.partner.name}
    </a>
  );
  const facts = [
    { name: t("partner"), value: partner },
    { name: t("code"), value: link.code },
    { name: t("destination"), value: link.targetUrl },
    { name: t("expires"), value: link.expiresAt && <DateTime value={link.expiresAt} time /> },
    { name: t("fallback"), value: link.fallback },
    { name: t("clicks"), value: formatCount(totals.clickCount, language) },
    { name: t("uncounted"), value: formatCount(totals.uncountedClickCount, language) },
    {
      name: t("lastClick"),
      value: totals.lastClickAt ? <DateTime value={totals.lastClickAt} time /> : t("never"),
    },
    { name: t("window"), value: link.windowDays && t("windowDays", { count: link.windowDays }) },
    { name: t("plan"), value: link.plan?.name },
    { name: t("formerCodes"), value: link.formerCodes.join(", ") },
    { name: t("made"), value: <DateTime value={link.createdAt} /> },
    { name: t("archived"), value: link.archivedAt && <DateTime value={link.archivedAt} /> },
  ];
  return (
    <div className="flex flex-col gap-5">
      <LinkNote link={link} />
      <CopyField label={t("url")} value={link.url} />
      <QrCode
        label={t("qr", { url: link.url })}
        svg={link.qrUrl}
        png={`${link.qrUrl}?format=png`}
        fileName={link.code}
      />
      <Facts facts={facts} />
      {canManage && (
        <Button className="self-start" onClick={() => setEditing(true)}>
          {t("edit")}
        </Button>
      )}
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{t("lately")}</h3>
        <Suspense fallback={<TextSkeleton lines={2} />}>
          <LinkHistory days={link.history.clicksByDay} hours={link.history.clicksByHour} />
        </Suspense>
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{t("sources")}</h3>
        <LinkSources id={link.id} />
      </section>
      <Suspense>{isEditing && <EditLink link={link} onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}
