import { useEffect, useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import { type CombinedError, useClient } from "urql";
import { graphql } from "~/gql/gql";
import type { SimulateQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Input, Select } from "~/ui/Input";
import { TextSkeleton } from "~/ui/Skeleton";
import { belowDraft, draftInput, type PlanForm } from "../plans/planForm";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { chosenPeriod, type PeriodChoice, type SimulationPeriod, simulationPeriods } from "./period";
import { SimulationResult } from "./SimulationResult";
import { simulationText } from "./text";

const SimulateDocument = graphql(`
  query Simulate($input: SimulateInput!) {
    simulate(input: $input) {
      simulation { ...SimulationResult }
      userErrors { field message code }
    }
  }
`);

type State =
  | { is: "idle" | "running" | "refused" }
  | { is: "failed"; error: CombinedError }
  | { is: "done"; simulation: NonNullable<SimulateQuery["simulate"]["simulation"]>; draft: string };

/** Tries what stands in the form of a plan over a period that has passed. */
export function SimulationPanel({ planId, form }: { planId: string; form: PlanForm }) {
  const t = useText(simulationText);
  const { language } = useLanguage();
  const { id: programId, timeZone } = useProgram();
  const client = useClient();
  const { problems, settle } = useProblems();
  const [choice, setChoice] = useState<PeriodChoice>({ name: "last-quarter", from: "", to: "" });
  const [state, setState] = useState<State>({ is: "idle" });
  const now = JSON.stringify(draftInput(useWatch({ control: form.control, name: "version" }), language));
  const period = chosenPeriod(choice, new Date(), timeZone);
  const run = async () => {
    if (!period) return;
    setState({ is: "running" });
    form.clearErrors();
    const draft = draftInput(form.getValues("version"), language);
    const input = { programId, planId, draft, period };
    const { data, error } = await client.query(
      SimulateDocument,
      { input },
      { requestPolicy: "network-only" },
    );
    if (error) return setState({ is: "failed", error });
    const isFine = settle(undefined, belowDraft(data?.simulate.userErrors ?? []), form);
    const simulation = data?.simulate.simulation;
    setState(
      isFine && simulation ? { is: "done", simulation, draft: JSON.stringify(draft) } : { is: "refused" },
    );
  };
  const panel = useRef<HTMLDivElement>(null);
  // It opens below a long form: what is asked next comes into sight, and under the keys.
  useEffect(() => panel.current?.querySelector("select")?.focus(), []);
  return (
    <Card title={t("title")}>
      <p className="mb-4 text-muted">{t("note")}</p>
      <div ref={panel}>
        <PeriodFields choice={choice} onChange={setChoice} />
      </div>
      <Button
        className="mt-4"
        look="primary"
        busy={state.is === "running"}
        disabled={!period}
        onClick={() => void run()}
      >
        {t("run")}
      </Button>
      <div className="mt-5" aria-live="polite">
        {state.is === "running" && <TextSkeleton lines={6} />}
        {state.is === "failed" && (
          <ErrorState title={t("failed")} onRetry={() => void run()}>
            {requestSentence(state.error, language)}
          </ErrorState>
        )}
        {state.is === "refused" && (
          <Banner tone="bad" title={t("mistakes")}>
            {problems.join(" ") || t("atFields")}
          </Banner>
        )}
        {state.is === "done" && (
          <>
            {state.draft !== now && (
              <div className="mb-4">
                <Banner tone="warn">{t("changedSince")}</Banner>
              </div>
            )}
            <SimulationResult simulation={state.simulation} />
          </>
        )}
      </div>
    </Card>
  );
}

interface PeriodFieldsProps {
  choice: PeriodChoice;
  onChange: (choice: PeriodChoice) => void;
}

function PeriodFields({ choice, onChange }: PeriodFieldsProps) {
  const t = useText(simulationText);
  const { language } = useLanguage();
  const day = (name: "from" | "to") => ({
    type: "date",
    lang: language,
    label: t(name),
    value: choice[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...choice, [name]: event.target.value }),
  });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t("period")}
        className="w-52"
        value={choice.name}
        onChange={(event) => onChange({ ...choice, name: event.target.value as SimulationPeriod })}
      >
        {simulationPeriods.map((name) => (
          <option key={name} value={name}>
            {t(name)}
          </option>
        ))}
      </Select>
      {choice.name === "custom" && (
        <>
          <Input {...day("from")} />
          <Input {...day("to")} />
        </>
      )}
    </div>
  );
}
