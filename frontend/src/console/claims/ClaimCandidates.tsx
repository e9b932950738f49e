import { lazy, Suspense, useState } from "react";
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

const UpholdDialog = lazy(() => import("./UpholdDialog").then((file) => ({ default: file.UpholdDialog })));

const ClaimCandidatesDocument = graphql(`
  fragment ClaimCandidates on Claim {
    id
    enrollment { id partner { id name } }
    candidates {
      id
      type
      externalId
      occurredAt
      amount { amount currencyCode }
      customer { id externalId email company name }
      credits { ...CreditWords }
      ...UpholdDialog
    }
  }
`);

/** The conversions that a claim may be about, each with who has the credit now and the way to give it. */
export function ClaimCandidates({ claim: ref }: { claim: FragmentType<typeof ClaimCandidatesDocument> }) {
  const t = useText(claimText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const canManage = useCan("REFERRAL_MANAGE");
  const canDecide = useCan("COMMISSION_DECIDE");
  const claim = readFragment(ClaimCandidatesDocument, ref);
  const [chosen, setChosen] = useState<string | null>(null);
  const conversion = claim.candidates.find((one) => one.id === chosen);
  return (
    <section aria-labelledby="candidates" className="flex flex-col gap-1">
      <h3 id="candidates" className="text-sm font-semibold text-muted">
        {t("candidates")}
      </h3>
      {claim.candidates.length === 0 && <p>{t("candidatesNone")}</p>}
      <ul className="flex flex-col">
        {claim.candidates.map((one) => (
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
                onClick={() => setChosen(one.id)}
              >
                {t("upholdWith")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {conversion && (
          <UpholdDialog
            id={claim.id}
            name={claim.enrollment.partner.name}
            conversion={conversion}
            onClose={() => setChosen(null)}
          />
        )}
      </Suspense>
    </section>
  );
}
