import { Archive, Ellipsis, Pencil, QrCode as QrIcon, Split } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { LinkItemFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { LinkBadges, LinkNote } from "~/links/LinkState";
import { Badge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { CopyField } from "~/ui/CopyField";
import { DateTime } from "~/ui/DateTime";
import { Dialog } from "~/ui/Dialog";
import { IconButton } from "~/ui/IconButton";
import { Menu, type MenuItem } from "~/ui/Menu";
import { QrCode } from "~/ui/QrCode";
import { Sparkline } from "~/ui/Sparkline";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { linksText } from "./text";

const LinkItemDocument = graphql(`
  fragment LinkItem on Link {
    id
    code
    name
    destination
    url
    landingUrl
    qrUrl
    isMain
    formerCodes
    archivedAt
    expiresAt
    isExpired
    isStray
    targetUrl
    fallback
    utm { source medium campaign term content }
    subIds
    totals { clickCount lastClickAt }
    history { clicksByDay }
  }
`);

const EditLink = lazy(() => import("./EditLink").then((module) => ({ default: module.EditLink })));

const LinkSources = lazy(() =>
  import("~/links/LinkSources").then((module) => ({ default: module.LinkSources })),
);

type Open = "qr" | "sources" | "edit" | "archive" | null;

/** One link: its address to copy, what it brought, and what can be done with it. */
export function LinkItem({
  link: ref,
  site,
  mayChange,
}: {
  link: FragmentType<typeof LinkItemDocument>;
  /** The program's site, where a link leads if nothing else was chosen. */
  site?: string;
  mayChange: boolean;
}) {
  const link = readFragment(LinkItemDocument, ref);
  const t = useText(linksText);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
      <div className="min-w-0 break-words">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="min-w-0">{link.name ?? link.code}</span>
          {link.isMain && <Badge tone="accent">{t("main")}</Badge>}
          <LinkBadges link={link} />
        </p>
        {link.name && <p className="text-sm text-muted">{link.code}</p>}
        <Clicks link={link} />
        {!link.isExpired && !link.isStray && link.destination !== site && (
          <p className="text-sm text-muted wrap-anywhere">
            {t("leadsTo")} {link.destination}
          </p>
        )}
        {link.expiresAt && !link.isExpired && (
          <p className="text-sm text-muted">
            {t("expires")} <DateTime value={link.expiresAt} time />
          </p>
        )}
        {link.formerCodes.length > 0 && (
          <p className="text-sm text-muted">{t("former", { codes: link.formerCodes.join(", ") })}</p>
        )}
      </div>
      <div className="max-lg:order-last max-lg:col-span-2">
        <CopyField isLabelHidden showsEnd label={t("address", { code: link.code })} value={link.url} />
        {link.landingUrl && (
          <div className="mt-2">
            <p className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
              {t("landing")}
              <a
                href={link.landingUrl}
                target="_blank"
                rel="noreferrer"
                className="text-accent-text underline"
                aria-label={t("landingOpenOf", { code: link.code })}
              >
                {t("landingOpen")}
              </a>
            </p>
            <CopyField
              isLabelHidden
              showsEnd
              label={t("landingAddress", { code: link.code })}
              value={link.landingUrl}
            />
          </div>
        )}
      </div>
      {(link.isExpired || link.isStray) && (
        <div className="order-last col-span-full">
          <LinkNote link={link} />
        </div>
      )}
      <div className="max-lg:self-start">
        <LinkMenu link={link} mayChange={mayChange} onOpen={setOpen} />
      </div>
      <Dialog open={open === "qr"} onClose={close} title={t("qrOf", { code: link.code })}>
        <QrCode
          label={t("qrLabel", { url: link.url })}
          svg={link.qrUrl}
          png={`${link.qrUrl}?format=png`}
          fileName={link.code}
        />
      </Dialog>
      <Dialog open={open === "sources"} onClose={close} title={t("sourcesOf", { code: link.code })}>
        <Suspense>{open === "sources" && <LinkSources id={link.id} />}</Suspense>
      </Dialog>
      <Suspense>{open === "edit" && <EditLink link={link} onClose={close} />}</Suspense>
      {open === "archive" && <ArchiveLink link={link} onClose={close} />}
    </li>
  );
}

function Clicks({ link: { totals, history } }: { link: LinkItemFragment }) {
  const t = useText(linksText);
  const days = history.clicksByDay;
  const lately = days.reduce((a, b) => a + b, 0);
  return (
    <div className="figures flex flex-wrap items-center gap-x-3 text-sm text-muted">
      <p>
        {totals.clickCount > 0 ? t("clicks", { count: totals.clickCount }) : t("noClick")}
        {totals.lastClickAt && (
          <>
            {", "}
            {t("lastClick")} <DateTime value={totals.lastClickAt} time />
          </>
        )}
      </p>
      {lately > 0 && <Sparkline label={t("lately", { count: lately, days: days.length })} values={days} />}
    </div>
  );
}

interface LinkMenuProps {
  link: LinkItemFragment;
  mayChange: boolean;
  onOpen: (what: Open) => void;
}

function LinkMenu({ link, mayChange, onOpen }: LinkMenuProps) {
  const t = useText(linksText);
  const items: MenuItem[] = [
    { label: t("qr"), icon: <QrIcon aria-hidden="true" />, onSelect: () => onOpen("qr") },
    { label: t("sources"), icon: <Split aria-hidden="true" />, onSelect: () => onOpen("sources") },
    ...(mayChange
      ? [
          { label: t("edit"), icon: <Pencil aria-hidden="true" />, onSelect: () => onOpen("edit") },
          { label: t("archive"), icon: <Archive aria-hidden="true" />, onSelect: () => onOpen("archive") },
        ]
      : []),
  ];
  return (
    <Menu
      trigger={
        <IconButton
          label={t("editOf", { code: link.code })}
          icon={<Ellipsis aria-hidden="true" className="size-5" />}
        />
      }
      groups={[{ items }]}
    />
  );
}

const LinkArchiveDocument = graphql(`
  mutation PortalLinkArchive($id: ID!) {
    linkArchive(id: $id) {
      link { id archivedAt }
      userErrors { field message code }
    }
  }
`);

function ArchiveLink({ link, onClose }: { link: LinkItemFragment; onClose: () => void }) {
  const t = useText(linksText);
  const { problems, settle } = useProblems();
  const [{ fetching }, archive] = useMutation(LinkArchiveDocument);
  const confirm = async () => {
    const { data, error } = await archive({ id: link.id });
    if (!settle(error, data?.linkArchive.userErrors)) return;
    onClose();
    void toast(t("archived"));
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={t("archiveOf", { code: link.code })}
      effect={
        <>
          {t("archiveEffect")}
          {problems.map((problem) => (
            <Banner key={problem} tone="bad">
              {problem}
            </Banner>
          ))}
        </>
      }
      confirm={t("archive")}
      busy={fetching}
    />
  );
}
