import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatMoney } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { amountsOf, type Deed, deedsFor, heldUntil, rewardsOf } from "./deeds";
import { commissionText } from "./text";

const CommissionBulkDocument = graphql(`
  fragment CommissionBulk on Commission {
    id
    status
    releaseAt
    amount { amount currencyCode }
    unit { kind name quantity }
  }
`);
const ApproveDocument = graphql(`
  mutation CommissionsApprove($ids: [ID!]!) {
    commissionsApprove(ids: $ids) {
      commissions { id status statusSince }
      userErrors { field message code }
    }
  }
`);
const RejectDocument = graphql(`
  mutation CommissionsReject($ids: [ID!]!, $input: ReasonInput!) {
    commissionsReject(ids: $ids, input: $input) {
      commissions { id status statusSince statusReason statusCause { code externalId } }
      userErrors { field message code }
    }
  }
`);
const HoldDocument = graphql(`
  mutation CommissionsHold($ids: [ID!]!, $input: ReasonInput!) {
    commissionsHold(ids: $ids, input: $input) {
      commissions { id status statusSince statusReason statusCause { code externalId } }
      userErrors { field message code }
    }
  }
`);
const FulfillDocument = graphql(`
  mutation CommissionsFulfill($ids: [ID!]!) {
    commissionsFulfill(ids: $ids) {
      commissions { id status statusSince }
      userErrors { field message code }
    }
  }
`);
const ReleaseDocument = graphql(`
  mutation CommissionsRelease($ids: [ID!]!) {
    commissionsRelease(ids: $ids) {
      commissions { id status statusSince statusReason statusCause { code externalId } }
      userErrors { field message code }
    }
  }
`);

/** Carries out a deed and returns how it went. */
function useDeeds() {
  const [, approve] = useMutation(ApproveDocument);
  const [, fulfill] = useMutation(FulfillDocument);
  const [, reject] = useMutation(RejectDocument);
  const [, hold] = useMutation(HoldDocument);
  const [, release] = useMutation(ReleaseDocument);
  return async (deed: Deed, ids: string[], reason: string) => {
    switch (deed) {
      case "approve": {
        const { data, error } = await approve({ ids });
        return { error, userErrors: data?.commissionsApprove.userErrors };
      }
      case "fulfill": {
        const { data, error } = await fulfill({ ids });
        return { error, userErrors: data?.commissionsFulfill.userErrors };
      }
      case "reject": {
        const { data, error } = await reject({ ids, input: { reason } });
        return { error, userErrors: data?.commissionsReject.userErrors };
      }
      case "hold": {
        const { data, error } = await hold({ ids, input: { reason } });
        return { error, userErrors: data?.commissionsHold.userErrors };
      }
      case "release_": {
        const { data, error } = await release({ ids });
        return { error, userErrors: data?.commissionsRelease.userErrors };
      }
    }
  };
}

export interface BulkBarProps {
  /** The ticked ones, at most 100: a page holds fewer. */
  commissions: readonly FragmentType<typeof CommissionBulkDocument>[];
  onDone: () => void;
}

/** What may be done with the ticked commissions; nothing while none is ticked. */
export function BulkBar({ commissions, onDone }: BulkBarProps) {
  const t = useText(commissionText);
  const { language } = useLanguage();
  const zone = useZone();
  const canDecide = useCan("COMMISSION_DECIDE");
  const [deed, setDeed] = useState<Deed | null>(null);
  const { problems, settle } = useProblems();
  const act = useDeeds();
  const rows = commissions.map((row) => readFragment(CommissionBulkDocument, row));
  const count = rows.length;
  const held = heldUntil(rows, new Date());
  if (!canDecide || count === 0) return null;
  const amounts = amountsOf(rows.filter((row) => !row.unit).map((row) => row.amount)).map((sum) =>
    formatMoney(sum, language),
  );
  const rewards = rewardsOf(rows.flatMap((row) => row.unit ?? [])).map(
    ({ name, quantity }) => `${formatCount(quantity, language)} × ${name}`,
  );
  const what = [...amounts, ...rewards].join(" + ");
  const names = {
    approve: "approve",
    fulfill: "fulfill",
    reject: "reject",
    hold: "hold",
    release_: "release",
  } as const;
  const confirm = async (reason: string) => {
    if (!deed) return;
    const { error, userErrors } = await act(
      deed,
      rows.map((row) => row.id),
      reason,
    );
    if (!settle(error, userErrors)) return;
    setDeed(null);
    onDone();
    void toast(t("done", { count }));
  };
  const open = (next: Deed) => {
    settle(undefined, []);
    setDeed(next);
  };
  return (
    <section
      aria-label={t("selected", { count })}
      className="sticky top-2 z-10 max-lg:top-16 flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface px-4 py-2"
    >
      <p role="status" className="figures flex-1 basis-40">
        {t("selected", { count })} · {what}
        {held && (
          <span className="text-muted"> · {t("heldUntil", { day: formatDay(held, language, zone) })}</span>
        )}
      </p>
      {deedsFor(rows, new Date()).map((next) => (
        <Button key={next} onClick={() => open(next)}>
          {t(next)}
        </Button>
      ))}
      <Button look="quiet" onClick={onDone}>
        {t("unselect")}
      </Button>
      {deed && (
        <DecisionDialog
          open
          onClose={() => setDeed(null)}
          title={t(`${names[deed]}Title`, { count })}
          effect={t(`${names[deed]}Effect`, { amounts: what })}
          confirm={`${t(deed)}: ${what}`}
          danger={deed === "reject"}
          reason={
            deed === "reject" || deed === "hold" ? { label: t("reason"), hint: t("reasonHint") } : undefined
          }
          problems={problems}
          onConfirm={confirm}
        />
      )}
    </section>
  );
}
