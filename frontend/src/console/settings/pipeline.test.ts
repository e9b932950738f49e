import { expect, test } from "vitest";
import { chanceOf, pipelineForm, toStagesInput } from "./pipeline";

const stage = { position: 1, referralCount: 0, isUsed: false, key: "meeting" };

test("what is saved is what was typed, and a new stage has no id", () => {
  const form = pipelineForm({
    stagesRevision: "r1",
    stages: [{ ...stage, id: "stg_1", name: "Meeting", kind: "OPEN", probability: 50 }],
  });
  form.stages.push({ stageId: "", name: "Won", kind: "WON", probability: chanceOf("WON") });
  form.removed.push({ stageId: "stg_2", intoStageId: "stg_1" }, { stageId: "stg_3", intoStageId: "" });
  expect(toStagesInput(form)).toEqual({
    revision: "r1",
    stages: [
      { id: "stg_1", name: "Meeting", kind: "OPEN", probability: 50 },
      { id: undefined, name: "Won", kind: "WON", probability: 100 },
    ],
    removed: [
      { stageId: "stg_2", intoStageId: "stg_1" },
      { stageId: "stg_3", intoStageId: undefined },
    ],
  });
});

test("what is lost has no chance", () => {
  expect(chanceOf("LOST")).toBe("0");
});
