import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { StepLadder } from "~/ui/Progress";
import { useProgram } from "../program";
import { firstStepText } from "./firstStepText";

// Only whether there are any rows is asked: counting them all would cost the more the larger a program is.
const FirstStepsDocument = graphql(`
  query FirstSteps($programId: ID!) {
    program(id: $programId) { id plan { id } }
    enrollments(filter: { programId: $programId, status: [APPROVED] }, first: 1) { edges { node { id } } }
    conversions(filter: { programId: $programId }, first: 1) { edges { node { id } } }
  }
`);

/** What a new program needs before it pays anybody; it goes when all is done. */
export function FirstSteps() {
  const { id: programId } = useProgram();
  const canManage = useCan("PROGRAM_MANAGE");
  const [{ data }] = useQuery({ query: FirstStepsDocument, variables: { programId }, pause: !canManage });
  if (!data) return null;
  const done = {
    plan: Boolean(data.program?.plan),
    partner: data.enrollments.edges.length > 0,
    conversion: data.conversions.edges.length > 0,
  };
  return Object.values(done).every(Boolean) ? null : <Steps done={done} programId={programId} />;
}

const order = ["plan", "partner", "conversion"] as const;

function Steps({ done, programId }: { done: Record<(typeof order)[number], boolean>; programId: string }) {
  const t = useText(firstStepText);
  const href = useHref();
  const params = { programId };
  const doors = {
    plan: href({ to: "/console/$programId/incentives", params }),
    partner: href({ to: "/console/$programId/partners", params, search: { new: "partner" } }),
    conversion: href({ to: "/console/$programId/developers", params }),
  };
  const next = order.find((key) => !done[key]);
  return (
    <Card title={t("title")}>
      <StepLadder
        label={t("title")}
        steps={order.map((key) => ({
          key,
          name: t(key),
          state: done[key] ? "done" : key === next ? "current" : "to-come",
          note: !done[key] && t(`${key}Note`),
          children: !done[key] && (
            <ButtonLink look={key === next ? "primary" : "secondary"} href={doors[key]}>
              {t(`${key}Door`)}
            </ButtonLink>
          ),
        }))}
      />
    </Card>
  );
}
