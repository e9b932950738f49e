import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { CreditWords } from "../conversions/CreditWords";
import { useEventTypes } from "../conversions/eventTypes";
import { useProgram } from "../program";
import { claimText } from "./text";
import type { UpholdDialogProps } from "./UpholdDialog";

const CandidateDocument = graphql(`
  fragment ClaimCandidate on Conversion {
    id
    type
    externalId
    occurredAt
    amount { amount currencyCode }
    customer { id externalId email company name }
    credits { ...CreditWords }
    ...UpholdDialog
  }
`);

interface CandidateListProps {
  conversions: readonly FragmentType<typeof CandidateDocument>[];
  /** Somebody wants to uphold the claim with this one. */
  onChoose: (conversion: UpholdDialogProps["conversion"]) => void;
}

/** Conversions, each with who has the credit now and the way to give it. */
export function CandidateList({ conversions, onChoose }: CandidateListProps) {
  const t = useText(claimText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const canManage = useCan("REFERRAL_MANAGE");
  const canDecide = useCan("COMMISSION_DECIDE");
  const rows = conversions.map((one) => readFragment(CandidateDocument, one));
  return (
    <ul className="flex flex-col">
      {rows.map((one) => (
        <li key={one.id} className="flex flex-col gap-1 border-b border-line py-3 last:border-b-0">
          <p className="flex flex-wrap justify-between gap-x-4">
            <a
              href={href({
                to: "/console/$programId/conversions/$conversionId",
                params: { programId, conversionId: one.id },
              })}
              className="min-w-0 text-accent-text [overflow-wrap:anywhere] hover:underline"
            >
              {nameOf(one.type)} {one.externalId}
            </a>
            <Money value={one.amount} />
          </p>
          <p className="text-muted [overflow-wrap:anywhere]">
            <DateTime value={one.occurredAt} time />
            {" · "}
            {one.customer.company ?? one.customer.name ?? one.customer.email ?? one.customer.externalId}
          </p>
          <p>
            <span className="text-muted">{t("creditNow")} </span>
            <CreditWords credits={one.credits} />
          </p>
          {canManage && canDecide && (
            <Button
              className="mt-1 self-start"
              aria-label={t("upholdThis", { id: one.externalId })}
              onClick={() => onChoose(one)}
            >
              {t("upholdWith")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
