import { StructureDocument } from "~/explain/structure";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { IncentiveWordsList } from "./IncentiveWordsList";
import { usePlanNames } from "./names";
import { sayIncentive } from "./sentence";
import { planText } from "./text";

const PlanSentencesFragment = graphql(`
  fragment PlanSentences on PlanVersion {
    incentives {
      id
      key
      name
      position
      trigger
      terms {
        structure { ...Structure }
        unit { kind name quantity }
        caps {
          perCustomer { amount currencyCode }
          perPeriod { amount { amount currencyCode } period }
          budget { amount { amount currencyCode } period }
        }
        conditions {
          match
          attribute
          operator
          values
          conditions {
            match
            attribute
            operator
            values
            conditions { match attribute operator values }
          }
        }
        limits { firstOnly maxCount maxMonths }
        min { amount currencyCode }
        max { amount currencyCode }
        holdDays
        exclusiveGroup
      }
    }
  }
`);

/** The incentives of a plan version as sentences that a partner would understand too. */
export function PlanSentences({ version }: { version: FragmentType<typeof PlanSentencesFragment> }) {
  const t = useText(planText);
  const { language } = useLanguage();
  const names = usePlanNames();
  const incentives = readIncentives(version);
  if (incentives.length === 0) return <p className="text-muted">{t("paysNothing")}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {incentives.map((incentive) => (
        <li key={incentive.id}>
          <IncentiveWordsList name={incentive.name} words={sayIncentive(incentive, names, language)} />
        </li>
      ))}
    </ol>
  );
}

/** The incentives behind the sentences, for the editor too. */
export function readIncentives(version: FragmentType<typeof PlanSentencesFragment>) {
  return readFragment(PlanSentencesFragment, version).incentives.map(({ terms, ...incentive }) => ({
    ...incentive,
    terms: { ...terms, structure: readFragment(StructureDocument, terms.structure) },
  }));
}
