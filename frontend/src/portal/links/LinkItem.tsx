import { Archive, Ellipsis, Pencil, QrCode as QrIcon } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { LinkItemFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { CopyField } from "~/ui/CopyField";
import { DateTime } from "~/ui/DateTime";
import { Dialog } from "~/ui/Dialog";
import { IconButton } from "~/ui/IconButton";
import { Menu, type MenuItem } from "~/ui/Menu";
import { QrCode } from "~/ui/QrCode";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { EditLink } from "./EditLink";
import { linksText } from "./text";

const LinkItemDocument = graphql(`
  fragment LinkItem on Link {
    id
    code
    name
    destination
    url
    qrUrl
    isMain
    formerCodes
    archivedAt
    totals { clickCount lastClickAt }
  }
`);

type Open = "qr" | "edit" | "archive" | null;

/** One link: its address to copy, what it brought, and what can be done with it. */
export function LinkItem({
  link: ref,
  mayChange,
}: {
  link: FragmentType<typeof LinkItemDocument>;
  mayChange: boolean;
}) {
  const link = readFragment(LinkItemDocument, ref);
  const t = useText(linksText);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <li className="flex flex-col gap-2 border-b border-line px-4 py-4 last:border-b-0">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <span className="min-w-0 break-words">{link.name ?? link.code}</span>
            {link.isMain && <Badge tone="accent">{t("main")}</Badge>}
          </p>
          <Clicks totals={link.totals} />
        </div>
        <LinkMenu link={link} mayChange={mayChange} onOpen={setOpen} />
      </div>
      <CopyField label={t("address", { code: link.code })} value={link.url} />
      <p className="text-sm break-words text-muted">
        {t("leadsTo")} {link.destination}
      </p>
      {link.formerCodes.length > 0 && (
        <p className="text-sm break-words text-muted">
          {t("former", { codes: link.formerCodes.join(", ") })}
        </p>
      )}
      <Dialog open={open === "qr"} onClose={close} title={t("qrOf", { code: link.code })}>
        <QrCode
          label={t("qrLabel", { url: link.url })}
          svg={link.qrUrl}
          png={`${link.qrUrl}?format=png`}
          fileName={link.code}
        />
      </Dialog>
      {open === "edit" && <EditLink link={link} onClose={close} />}
      {open === "archive" && <ArchiveLink link={link} onClose={close} />}
    </li>
  );
}

function Clicks({ totals }: { totals: LinkItemFragment["totals"] }) {
  const t = useText(linksText);
  return (
    <p className="figures text-sm text-muted">
      {totals.clickCount > 0 ? t("clicks", { count: totals.clickCount }) : t("noClick")}
      {totals.lastClickAt && (
        <>
          {", "}
          {t("lastClick")} <DateTime value={totals.lastClickAt} time />
        </>
      )}
    </p>
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
