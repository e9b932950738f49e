import { describe, expect, it } from "vitest";
import { approval, canCancel, canTakeOut, type RunState, runSteps, settledOf } from "./checklist";

const draft: RunState = {
  status: "DRAFT",
  needsSecondPerson: false,
  statusCounts: [{ status: "DRAFT", count: 3 }],
  isMaker: true,
  canApprove: true,
  canManage: true,
};
const states = (run: RunState) => runSteps(run).map((step) => step.state);
const deeds = (run: RunState) => runSteps(run).flatMap((step) => step.deeds);

describe("runSteps", () => {
  it.each([
    ["DRAFT", ["done", "current", "to-come", "to-come"], ["approve"]],
    ["APPROVED", ["done", "done", "current", "to-come"], ["file", "submit"]],
    ["PROCESSING", ["done", "done", "done", "current"], ["file"]],
    ["COMPLETED", ["done", "done", "done", "done"], []],
    ["CANCELLED", ["done", "to-come", "to-come", "to-come"], []],
  ] as const)("%s", (status, expected, offered) => {
    expect(states({ ...draft, status })).toEqual(expected);
    expect(deeds({ ...draft, status })).toEqual(offered);
  });
  it("offers nothing to those who may only look", () => {
    for (const status of ["DRAFT", "APPROVED", "PROCESSING"] as const) {
      expect(deeds({ ...draft, status, canApprove: false, canManage: false })).toEqual([]);
    }
  });
});

describe("approval", () => {
  it("needs another person above the limit, but not below", () => {
    expect(approval(draft)).toBe("may");
    expect(approval({ ...draft, needsSecondPerson: true })).toBe("other-person");
    expect(approval({ ...draft, needsSecondPerson: true, isMaker: false })).toBe("may");
    expect(approval({ ...draft, canApprove: false })).toBe("not-allowed");
  });
});

describe("canCancel", () => {
  it.each([
    ["DRAFT", true],
    ["APPROVED", true],
    ["PROCESSING", false],
    ["COMPLETED", false],
    ["CANCELLED", false],
  ] as const)("%s: %s", (status, may) => expect(canCancel({ ...draft, status })).toBe(may));
});

it.each([
  ["DRAFT", true],
  ["APPROVED", true],
  ["PROCESSING", false],
  ["PAID", false],
  ["FAILED", false],
  ["CANCELLED", false],
] as const)("a single payout that is %s can be taken out: %s", (status, may) => {
  expect(canTakeOut({ status })).toBe(may);
});

it("counts what is settled, whatever came of it", () => {
  const counts = [
    { status: "PAID", count: 5 },
    { status: "FAILED", count: 1 },
    { status: "PROCESSING", count: 2 },
  ] as const;
  expect(settledOf(counts)).toEqual({ settled: 6, total: 8 });
});
