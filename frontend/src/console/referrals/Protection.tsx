import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ProtectionCardFragment, ProtectionExtensionStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Facts } from "../list/Facts";
import { Section } from "../list/Section";
import { useProgram } from "../program";
import { submissionText } from "./submissionText";

const ExtensionDialog = lazy(() =>
  import("./ExtensionDialog").then((module) => ({ default: module.ExtensionDialog })),
);

const ProtectionDocument = graphql(`
  fragment ProtectionCard on Protection {
    startsAt
    endsAt
    isActive
    extensions { id days reason status answer createdAt decidedAt }
    matches { by createdAt customer { id externalId } }
  }
`);
type Extension = ProtectionCardFragment["extensions"][number];

/** The clock of a referral: since when and how long it protects, whom it met, and requests for more time. */
export function Protection({ protection: ref }: { protection: FragmentType<typeof ProtectionDocument> }) {
  const t = useText(submissionText);
  const protection = readFragment(ProtectionDocument, ref);
  const facts = [
    {
      name: t("now"),
      value: (
        <StatusBadge standing={protection.isActive ? "done" : "ended"}>
          {t(protection.isActive ? "active" : "ended")}
        </StatusBadge>
      ),
    },
    { name: t("protectedFrom"), value: <DateTime value={protection.startsAt} time /> },
    { name: t("until"), value: <DateTime value={protection.endsAt} time /> },
  ];
  return (
    <>
      <Section title={t("protection")}>
        <Facts facts={facts} />
      </Section>
      <Matches matches={protection.matches} />
      {protection.extensions.length > 0 && <Extensions extensions={protection.extensions} />}
    </>
  );
}

function Matches({ matches }: { matches: ProtectionCardFragment["matches"] }) {
  const t = useText(submissionText);
  const href = useHref();
  const { id: programId } = useProgram();
  const to = (customerId: string) =>
    href({ to: "/console/$programId/customers/$customerId", params: { programId, customerId } });
  return (
    <Section title={t("matches")}>
      {matches.length === 0 ? (
        <p className="text-muted">{t("noMatches")}</p>
      ) : (
        <ul>
          {matches.map(({ customer, by, createdAt }) => (
            <li
              key={`${customer.id} ${by}`}
              className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-b-0"
            >
              <a href={to(customer.id)} className="text-accent-text [overflow-wrap:anywhere] hover:underline">
                {customer.externalId}
              </a>
              <span className="text-sm text-muted">
                {t(`by${by}`)} · <DateTime value={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const standings: Record<ProtectionExtensionStatus, Standing> = {
  OPEN: "held",
  APPROVED: "done",
  DECLINED: "ended",
};

function Extensions({ extensions }: { extensions: readonly Extension[] }) {
  const t = useText(submissionText);
  const canDecide = useCan("REFERRAL_MANAGE");
  const [asked, ask] = useState<{ extension: Extension; isApproved: boolean } | null>(null);
  return (
    <Section title={t("extensions")}>
      <ul className="flex flex-col">
        {extensions.map((extension) => (
          <li key={extension.id} className="flex flex-col gap-1 border-b border-line py-2 last:border-b-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{t("extensionDays", { count: extension.days })}</span>
              <StatusBadge standing={standings[extension.status]}>{t(extension.status)}</StatusBadge>
              <span className="text-sm text-muted">
                <DateTime value={extension.decidedAt ?? extension.createdAt} time />
              </span>
            </p>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{extension.reason}</p>
            {extension.answer && (
              <p className="whitespace-pre-line text-muted">{t("answered", { answer: extension.answer })}</p>
            )}
            {extension.status === "OPEN" && canDecide && (
              <div className="flex flex-wrap gap-2">
                <Button onClick={() => ask({ extension, isApproved: true })}>{t("approve")}</Button>
                <Button onClick={() => ask({ extension, isApproved: false })}>{t("decline")}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {asked && (
          <ExtensionDialog
            id={asked.extension.id}
            days={asked.extension.days}
            isApproved={asked.isApproved}
            onClose={() => ask(null)}
          />
        )}
      </Suspense>
    </Section>
  );
}
