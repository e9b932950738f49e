import { lazy, Suspense } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { StatusBadge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEventTypes } from "./eventTypes";
import { conversionText } from "./text";

// It stands in what opens on a click.
const PricingExplanation = lazy(() =>
  import("~/explain/PricingExplanation").then((module) => ({ default: module.PricingExplanation })),
);

const ConversionPricingDocument = graphql(`
  fragment ConversionPricing on Conversion {
    id
    pricing {
      isPaid
      enrollment { id partner { id name } }
      incentive { key name }
      rounding { amount { amount currencyCode } }
      ...PricingExplanation
    }
  }
`);

/** Every incentive that was asked, for every credited partner: what it pays, or why it did not. */
export function PricingCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionPricingDocument>;
}) {
  const t = useText(conversionText);
  const { types, stages } = useEventTypes();
  const { pricing } = readFragment(ConversionPricingDocument, ref);
  // The vocabulary names stages by their own key.
  const words = {
    eventTypes: types,
    stages: stages.map(({ key, name }) => ({ key: key.slice("stage:".length), name })),
  };
  return (
    <Card title={t("pricing")} flush>
      {pricing.length === 0 && <p className="px-4 py-3 text-muted">{t("pricingNone")}</p>}
      {pricing.map((one) => (
        <details
          key={`${one.enrollment?.id} ${one.incentive.key}`}
          className="border-b border-line last:border-b-0"
        >
          <summary className="px-4 py-3 -outline-offset-2 hover:bg-hover">
            <span className="inline-flex w-[calc(100%-1.5rem)] flex-wrap items-center justify-between gap-x-4 gap-y-1 align-middle">
              <span className="min-w-0">
                {one.incentive.name}
                <span className="text-muted"> · {one.enrollment?.partner.name}</span>
              </span>
              <span className="flex items-center gap-2">
                {one.isPaid && one.rounding && <Money value={one.rounding.amount} />}
                <StatusBadge standing={one.isPaid ? "done" : "ended"}>
                  {one.isPaid ? t("paid") : t("notPaid")}
                </StatusBadge>
              </span>
            </span>
          </summary>
          <div className="flex flex-col gap-4 px-4 pb-4">
            <Suspense fallback={<TextSkeleton lines={4} />}>
              <PricingExplanation pricing={one} words={words} />
            </Suspense>
          </div>
        </details>
      ))}
    </Card>
  );
}
