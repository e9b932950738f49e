import { PricingExplanation } from "~/explain/PricingExplanation";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { BiggestChangesFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { usePlanNames } from "../plans/names";
import { useProgram } from "../program";
import { simulationText } from "./text";

const ChangesFragment = graphql(`
  fragment BiggestChanges on Simulation {
    conversions {
      conversion { id occurredAt customer { id externalId name company } }
      sums { paid { amount currencyCode } wouldPay { amount currencyCode } difference { amount currencyCode } }
      asItWas: then { reason enrollment { id partner { id name } } incentive { key name } ...PricingExplanation }
      withDraft { reason enrollment { id partner { id name } } incentive { key name } ...PricingExplanation }
    }
  }
`);
type Change = BiggestChangesFragment["conversions"][number];

/** The conversions that differ most, each with how it was computed and how it would be, side by side. */
export function BiggestChanges({ simulation }: { simulation: FragmentType<typeof ChangesFragment> }) {
  const t = useText(simulationText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { conversions } = readFragment(ChangesFragment, simulation);
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t("biggest")}</h3>
      {conversions.map((change) => (
        <details key={change.conversion.id} className="border-b border-line last:border-b-0">
          <summary className="py-3 hover:bg-hover">
            <span className="inline-flex w-[calc(100%-1.5rem)] flex-wrap items-center justify-between gap-x-4 gap-y-1 align-middle">
              <span className="min-w-0 break-words">
                {customerOf(change)}{" "}
                <span className="text-muted">
                  <DateTime value={change.conversion.occurredAt} />
                </span>
              </span>
              <span>
                {change.sums.map((sum) => (
                  <span key={sum.paid.currencyCode} className="block">
                    <Money value={sum.paid} /> → <Money value={sum.wouldPay} />
                  </span>
                ))}
              </span>
            </span>
          </summary>
          <div className="grid gap-6 pb-4 lg:grid-cols-2">
            <Side title={t("asItWas")} explanations={change.asItWas} />
            <Side title={t("withDraft")} explanations={change.withDraft} />
          </div>
          <p className="pb-4">
            <a
              className="inline-flex min-h-6 items-center underline"
              target="_blank"
              rel="noreferrer"
              href={href({
                to: "/console/$programId/conversions/$conversionId",
                params: { programId, conversionId: change.conversion.id },
              })}
            >
              {t("openConversion")}
            </a>
          </p>
        </details>
      ))}
    </section>
  );
}

/** What the customer is called, as far as it is known. */
function customerOf({ conversion: { customer } }: Change): string {
  return customer?.company || customer?.name || customer?.externalId || "";
}

/** Those that the conversion concerns: what waits for another kind of conversion says nothing about a change. */
const concerned = (explanations: Change["asItWas"]) =>
  explanations.filter((one) => one.reason !== "OTHER_TRIGGER");

function Side({ title, explanations: all }: { title: string; explanations: Change["asItWas"] }) {
  const t = useText(simulationText);
  const names = usePlanNames();
  const explanations = concerned(all);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <h4 className="font-medium">{title}</h4>
      {explanations.length === 0 && <p className="text-muted">{t("nothingPaid")}</p>}
      {explanations.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one incentive may explain itself more than once for one partner.
        <div key={`${one.enrollment?.id} ${one.incentive.key} ${index}`} className="flex flex-col gap-3">
          {one.enrollment?.id !== explanations[index - 1]?.enrollment?.id && (
            <p className="text-muted">{one.enrollment?.partner.name}</p>
          )}
          <PricingExplanation pricing={one} words={names} />
        </div>
      ))}
    </div>
  );
}
