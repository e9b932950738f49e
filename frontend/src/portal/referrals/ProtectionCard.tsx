import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ProtectionExtensionStatus, PortalProtectionFragment as Referral } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { statusText } from "./statusText";

const ExtensionDialog = lazy(() =>
  import("./ExtensionDialog").then((file) => ({ default: file.ExtensionDialog })),
);

const PortalProtectionFragment = graphql(`
  fragment PortalProtection on Referral {
    id
    protection {
      startsAt
      endsAt
      isActive
      canRequestExtension
      extensions { id days reason status answer createdAt decidedAt }
      matches { by createdAt }
    }
  }
`);

type Protection = NonNullable<Referral["protection"]>;

/** Until when a referral is the partner's, and the requests for more time. */
export function ProtectionCard({
  referral: ref,
}: {
  referral: FragmentType<typeof PortalProtectionFragment>;
}) {
  const t = useText(statusText);
  const { language } = useLanguage();
  const zone = useZone();
  const { id, protection } = readFragment(PortalProtectionFragment, ref);
  const [isAsking, setAsking] = useState(false);
  if (!protection) return null;
  const match = protection.matches[0];
  return (
    <Card title={t("protection")}>
      <Clock protection={protection} />
      {match && (
        <p className="mt-2">{t("recognised", { day: formatDay(match.createdAt, language, zone) })}</p>
      )}
      {protection.canRequestExtension && (
        <Button className="mt-3" onClick={() => setAsking(true)}>
          {t("askTime")}
        </Button>
      )}
      {protection.extensions.length > 0 && <Requests list={protection.extensions} />}
      {isAsking && (
        <Suspense fallback={null}>
          <ExtensionDialog referralId={id} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Card>
  );
}

const dayLength = 86_400_000;

function Clock({ protection: { endsAt, isActive } }: { protection: Protection }) {
  const t = useText(statusText);
  const { language } = useLanguage();
  const zone = useZone();
  const day = formatDay(endsAt, language, zone);
  const left = Math.ceil((Date.parse(endsAt) - Date.now()) / dayLength);
  if (!isActive) {
    return (
      <>
        <p className="text-lg font-semibold">{t("ended", { day })}</p>
        <p className="text-sm text-muted">{t("endedNote")}</p>
      </>
    );
  }
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-lg font-semibold">{t("until", { day })}</span>
        {left > 0 && <span className="figures text-muted">{t("daysLeft", { count: left })}</span>}
      </p>
      <p className="text-sm text-muted">{t("protectionNote")}</p>
    </>
  );
}

const standingOf: Record<ProtectionExtensionStatus, Standing> = {
  OPEN: "waiting",
  APPROVED: "done",
  DECLINED: "ended",
};

function Requests({ list }: { list: Protection["extensions"] }) {
  const t = useText(statusText);
  return (
    <>
      <h3 className="mt-4 font-semibold">{t("requests")}</h3>
      <ul className="flex flex-col">
        {list.map((one) => (
          <li key={one.id} className="border-t border-line py-2 first:border-t-0 last:pb-0">
            <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span>
                {t("request", { count: one.days })}{" "}
                <span className="text-sm text-muted">
                  <DateTime value={one.createdAt} />
                </span>
              </span>
              <StatusBadge standing={standingOf[one.status]}>{t(`extension${one.status}`)}</StatusBadge>
            </p>
            <p className="whitespace-pre-line text-sm text-muted wrap-anywhere">{one.reason}</p>
            {one.answer && (
              <p className="mt-1 whitespace-pre-line text-sm wrap-anywhere">
                {t("answered", { answer: one.answer })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
