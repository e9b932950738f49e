import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { TierStepFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { ButtonLink } from "~/ui/Button";
import { useProgram } from "../program";
import { type RequirementNames, sayRequirement, sayWindow } from "./requirement";
import { tiersText } from "./text";

const StepFragment = graphql(`
  fragment TierStep on Tier {
    id
    rank
    name
    color
    mode
    window { kind days }
    requirements { kind eventType threshold }
    benefits
    plan { id name }
    enrollmentCount
  }
`);

interface TierLadderProps {
  /** Entry first. */
  tiers: readonly FragmentType<typeof StepFragment>[];
  program: RequirementNames;
  /** Address of a tier's editor; undefined for people who may only look. */
  edit: ((id: string) => string) | undefined;
}

/** The ladder as steps, the highest on top; each step is as far in as it is high. */
export function TierLadder({ tiers, program, edit }: TierLadderProps) {
  const t = useText(tiersText);
  const steps = readFragment(StepFragment, tiers);
  return (
    <ol aria-label={t("ladder")} reversed className="flex flex-col gap-3">
      {steps.toReversed().map((tier, index) => (
        <li key={tier.id} style={{ marginInlineStart: `${Math.min(12, 2 * (steps.length - 1 - index))}%` }}>
          <Step tier={tier} program={program} edit={edit?.(tier.id)} />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  tier: TierStepFragment;
  program: RequirementNames;
  edit: string | undefined;
}

function Step({ tier, program, edit }: StepProps) {
  const t = useText(tiersText);
  const href = useHref();
  const { id: programId } = useProgram();
  const people = href({
    to: "/console/$programId/partners",
    params: { programId },
    search: { tier: tier.id },
  });
  return (
    <section
      aria-label={tier.name}
      className="grid gap-x-6 gap-y-3 rounded-md border border-l-4 border-line bg-surface p-4 sm:grid-cols-[minmax(0,1fr)_auto]"
      style={{ borderLeftColor: tier.color }}
    >
      <div className="min-w-0">
        <h2 className="text-lg font-semibold">
          <span className="figures mr-2 text-muted">{tier.rank}</span>
          {tier.name}
        </h2>
        <Requirements tier={tier} program={program} />
        <TierGives tier={tier} />
      </div>
      <div className="flex flex-row-reverse flex-wrap items-center justify-end gap-3 sm:flex-col sm:items-end sm:justify-between">
        <a href={people} className="figures underline">
          {t("standHere", { count: tier.enrollmentCount })}
        </a>
        {edit && (
          <ButtonLink href={edit} aria-label={t("editTier", { name: tier.name })}>
            {t("edit")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

function Requirements({ tier, program }: Pick<StepProps, "tier" | "program">) {
  const t = useText(tiersText);
  const { language } = useLanguage();
  if (tier.requirements.length === 0) return <p className="mt-1 text-muted">{t("asksNothing")}</p>;
  const window = sayWindow(tier.window, language);
  const lead = tier.requirements.length === 1 ? "asksOne" : tier.mode === "ALL" ? "asksAll" : "asksAny";
  return (
    <>
      <p className="mt-1 text-muted">{t(lead, { window })}</p>
      <ul className="list-disc pl-5">
        {tier.requirements.map((one) => (
          <li key={`${one.kind} ${one.eventType}`}>{sayRequirement(one, program, language)}</li>
        ))}
      </ul>
    </>
  );
}

/** The plan and the benefits of a tier. */
function TierGives({ tier }: Pick<StepProps, "tier">) {
  const t = useText(tiersText);
  const href = useHref();
  const { id: programId } = useProgram();
  if (!tier.plan && tier.benefits.length === 0) return null;
  return (
    <>
      <p className="mt-3 text-muted">{t("gives")}</p>
      <ul className="list-disc pl-5">
        {tier.plan && (
          <li>
            <a
              href={href({
                to: "/console/$programId/incentives/$planId",
                params: { programId, planId: tier.plan.id },
              })}
              className="underline"
            >
              {t("planOf", { plan: tier.plan.name })}
            </a>
          </li>
        )}
        {tier.benefits.map((benefit) => (
          <li key={benefit}>{benefit}</li>
        ))}
      </ul>
    </>
  );
}
