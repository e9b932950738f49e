import { Check } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ConversionPlansFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { cx } from "~/ui/cx";
import { useProgram } from "../program";
import { conversionText } from "./text";

const ConversionPlansDocument = graphql(`
  fragment ConversionPlans on Conversion {
    id
    planChoices {
      enrollment { id partner { id name } }
      planVersion { id number }
      candidates { source isWinner plan { id name } }
    }
  }
`);
type Choice = ConversionPlansFragment["planChoices"][number];

/** Which plan priced it for each partner, and every place that was asked. */
export function PlanChoicesCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionPlansDocument>;
}) {
  const t = useText(conversionText);
  const { planChoices } = readFragment(ConversionPlansDocument, ref);
  if (planChoices.length === 0) return null;
  return (
    <Card title={t("plans")}>
      <div className="flex flex-col gap-4">
        {planChoices.map((choice) => (
          <PlanChoice key={choice.enrollment?.id} choice={choice} />
        ))}
      </div>
    </Card>
  );
}

function PlanChoice({ choice }: { choice: Choice }) {
  const t = useText(conversionText);
  const winner = choice.candidates.find((candidate) => candidate.isWinner)?.plan;
  const names = ["LINK", "ENROLLMENT", "TIER", "GROUP", "PROGRAM"] as const;
  const nameOf = (source: string) => {
    const known = names.find((name) => name === source);
    return known ? t(known) : source;
  };
  return (
    <section>
      <p className="font-medium">{choice.enrollment?.partner.name}</p>
      {winner && choice.planVersion ? (
        <PlanLink id={winner.id}>
          {t("planVersion", { plan: winner.name, number: choice.planVersion.number })}
        </PlanLink>
      ) : (
        <p>{t("planNone")}</p>
      )}
      <ol className="mt-1 text-muted">
        {choice.candidates.map((candidate) => (
          <li
            key={candidate.source}
            className={cx("flex items-center justify-between gap-4 py-0.5", candidate.isWinner && "text-ink")}
          >
            <span>{nameOf(candidate.source)}</span>
            <span className="flex items-center gap-1 text-right">
              {candidate.isWinner && (
                <Check role="img" aria-label={t("candidateWon")} className="size-4 shrink-0 text-good" />
              )}
              {candidate.plan?.name ?? t("candidateNone")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function PlanLink({ id, children }: { id: string; children: string }) {
  const href = useHref();
  const { id: programId } = useProgram();
  const to = href({ to: "/console/$programId/incentives/$planId", params: { programId, planId: id } });
  return (
    <a href={to} className="text-accent-text hover:underline">
      {children}
    </a>
  );
}
