import type { PipelineSettingsFragment, ProgramStagesSetInput, StageKind } from "~/gql/graphql";

/** The pipeline as it is edited; new stages have no id, and what is not chosen yet is empty. */
export interface PipelineForm {
  revision: string;
  stages: { stageId: string; name: string; kind: StageKind; probability: string }[];
  removed: { stageId: string; intoStageId: string }[];
}

/** The form as the program has it. */
export function pipelineForm(
  program: Pick<PipelineSettingsFragment, "stages" | "stagesRevision">,
): PipelineForm {
  return {
    revision: program.stagesRevision,
    stages: program.stages.map(({ id, name, kind, probability }) => ({
      stageId: id,
      name,
      kind,
      probability: String(probability),
    })),
    removed: [],
  };
}

/** The chance of winning that a kind begins with; what is won or lost has no other. */
export function chanceOf(kind: StageKind): string {
  if (kind === "WON") return "100";
  return kind === "LOST" ? "0" : "50";
}

/** What the API is told. */
export function toStagesInput({ revision, stages, removed }: PipelineForm): ProgramStagesSetInput {
  return {
    revision,
    stages: stages.map(({ stageId, name, kind, probability }) => ({
      id: stageId || undefined,
      name,
      kind,
      probability: Number(probability),
    })),
    removed: removed.map(({ stageId, intoStageId }) => ({ stageId, intoStageId: intoStageId || undefined })),
  };
}
