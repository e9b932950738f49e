import { QrCode as QrIcon, Share2 } from "lucide-react";
import { useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { QrCode } from "~/ui/QrCode";
import { useEnrollment } from "../../enrollment";
import { detailsText } from "./text";

const ShareBoxDocument = graphql(`
  fragment ShareBox on Link {
    code
    url
    qrUrl
  }
`);

/** The main link to take away: copy, share by the phone's own sheet, QR code. */
export function ShareBox({ link: ref }: { link: FragmentType<typeof ShareBoxDocument> | null }) {
  const link = readFragment(ShareBoxDocument, ref);
  const t = useText(detailsText);
  const href = useHref();
  const { program } = useEnrollment();
  const [qr, setQr] = useState(false);
  const links = href({ to: "/portal/links" });
  if (!link) {
    return (
      <Card title={t("share")}>
        <p className="mb-3 text-muted">{t("noLink")}</p>
        <ButtonLink look="primary" href={links}>
          {t("makeLink")}
        </ButtonLink>
      </Card>
    );
  }
  const share = async () => {
    const words = t("shareText", { program: program.name });
    // Closing the sheet without choosing is not a mistake.
    await navigator.share({ title: program.name, text: words, url: link.url }).catch(() => {});
  };
  return (
    <Card
      title={t("share")}
      action={
        <a href={links} className="-my-2 py-2.5 text-accent-text hover:underline">
          {t("otherLinks")}
        </a>
      }
    >
      <CopyField isLabelHidden showsEnd label={t("shareLink")} value={link.url} />
      <div className="mt-3 flex flex-wrap gap-2">
        {"share" in navigator && (
          <Button
            look="primary"
            icon={<Share2 aria-hidden="true" className="size-4" />}
            onClick={() => void share()}
          >
            {t("shareIt")}
          </Button>
        )}
        <Button
          aria-expanded={qr}
          icon={<QrIcon aria-hidden="true" className="size-4" />}
          onClick={() => setQr(!qr)}
        >
          {t(qr ? "hideQr" : "showQr")}
        </Button>
      </div>
      {qr && (
        <div className="mt-4">
          <QrCode
            label={t("qrLabel", { url: link.url })}
            svg={link.qrUrl}
            png={`${link.qrUrl}?format=png`}
            fileName={link.code}
          />
        </div>
      )}
    </Card>
  );
}
