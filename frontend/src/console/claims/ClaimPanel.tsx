import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { FileList } from "~/files/FileList";
import { graphql } from "~/gql/gql";
import type { ClaimPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEventTypes } from "../conversions/eventTypes";
import { DoorLink, PartnerLink } from "../list/DoorLink";
import { Facts } from "../list/Facts";
import { Said } from "../list/Said";
import { Section } from "../list/Section";
import { useProgram } from "../program";
import { ClaimCandidates } from "./ClaimCandidates";
import { ClaimBadge, DueDay } from "./ClaimTable";
import { claimText } from "./text";
import type { UpholdDialogProps } from "./UpholdDialog";

const AskDialog = lazy(() => import("./AskDialog").then((file) => ({ default: file.AskDialog })));
const UpholdDialog = lazy(() => import("./UpholdDialog").then((file) => ({ default: file.UpholdDialog })));
const DeclineDialog = lazy(() => import("./DeclineDialog").then((file) => ({ default: file.DeclineDialog })));

const ClaimPanelDocument = graphql(`
  query ClaimPanel($id: ID!) {
    claim(id: $id) {
      id
      status
      orderNumber
      customerEmail
      day
      amount { amount currencyCode }
      evidence
      files { id name size url }
      question
      answer
      declineReason
      note
      dueAt
      createdAt
      decidedAt
      decidedBy
      enrollment { id partner { id name } }
      conversion { id type externalId }
      ...ClaimCandidates
    }
  }
`);
type Claim = NonNullable<ClaimPanelQuery["claim"]>;

/** One claim beside the list: what the partner says, what it may be about, and how it is answered. */
export function ClaimPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(claimText);
  const { language } = useLanguage();
  const mayAnswer = useCan("REFERRAL_MANAGE");
  const [open, setOpen] = useState<"ask" | "decline" | UpholdDialogProps["conversion"] | null>(null);
  const [{ data, error }, reload] = useQuery({ query: ClaimPanelDocument, variables: { id } });
  const row = data?.claim;
  const isUndecided = row?.status === "OPEN" || row?.status === "NEEDS_INFO";
  const actions = row && isUndecided && mayAnswer && (
    <>
      <Button onClick={() => setOpen("decline")}>{t("decline")}</Button>
      {row.status === "OPEN" && <Button onClick={() => setOpen("ask")}>{t("ask")}</Button>}
    </>
  );
  // A dialog stays when somebody else decides meanwhile, and says so.
  const about = ({ id: claimId, enrollment }: Claim) => ({
    id: claimId,
    name: enrollment.partner.name,
    meanwhile: isUndecided ? undefined : t("meanwhile"),
    onClose: () => setOpen(null),
  });
  const title = row ? t("panel", { name: row.enrollment.partner.name }) : t("title");
  return (
    <Drawer open onClose={onClose} title={title} actions={actions}>
      {row ? (
        <div className="flex flex-col gap-5">
          <ClaimFacts claim={row} />
          <Words claim={row} />
          {row.files.length > 0 && (
            <Section title={t("files")}>
              <FileList files={row.files} />
            </Section>
          )}
          {isUndecided && <ClaimCandidates claim={row} onChoose={setOpen} />}
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("gone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={9} />
      )}
      <Suspense>
        {row && open === "ask" && <AskDialog {...about(row)} />}
        {row && open === "decline" && <DeclineDialog {...about(row)} />}
        {row && open && typeof open === "object" && <UpholdDialog {...about(row)} conversion={open} />}
      </Suspense>
    </Drawer>
  );
}

function ClaimFacts({ claim }: { claim: Claim }) {
  const t = useText(claimText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const { conversion, enrollment } = claim;
  const facts = [
    { name: t("status"), value: <ClaimBadge status={claim.status} /> },
    { name: t("due"), value: claim.status === "OPEN" && <DueDay claim={claim} /> },
    { name: t("partner"), value: <PartnerLink enrollment={enrollment} /> },
    { name: t("orderNumber"), value: claim.orderNumber },
    { name: t("email"), value: claim.customerEmail },
    { name: t("day"), value: <CalendarDay value={claim.day} /> },
    { name: t("amount"), value: claim.amount && <Money value={claim.amount} /> },
    { name: t("made"), value: <DateTime value={claim.createdAt} time /> },
    { name: t("decided"), value: claim.decidedAt && <DateTime value={claim.decidedAt} time /> },
    { name: t("decidedBy"), value: claim.decidedBy },
    { name: t("reason"), value: claim.declineReason && t(claim.declineReason) },
    {
      name: t("conversion"),
      value: conversion && (
        <DoorLink
          to={href({
            to: "/console/$programId/conversions/$conversionId",
            params: { programId, conversionId: conversion.id },
          })}
        >
          {nameOf(conversion.type)} {conversion.externalId}
        </DoorLink>
      ),
    },
  ];
  return <Facts facts={facts.filter(({ value }) => value !== false)} />;
}

/** What was said by both sides, in order. */
function Words({ claim }: { claim: Claim }) {
  const t = useText(claimText);
  const said = [
    { title: t("evidence"), words: claim.evidence },
    { title: t("question"), words: claim.question },
    { title: t("theirAnswer"), words: claim.answer },
    { title: t("note"), words: claim.note },
  ];
  return <Said said={said} />;
}
