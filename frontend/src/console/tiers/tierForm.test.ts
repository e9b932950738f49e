import { describe, expect, it } from "vitest";
import type { TierEditFragment } from "~/gql/graphql";
import { requirementText } from "./requirementText";
import { requirementKinds, tierDrafts, tierInput, tierValues } from "./tierForm";

const gold = {
  id: "tir_1",
  rank: 2,
  name: "Gold",
  color: "#c9a227",
  mode: "ANY",
  window: { kind: "ROLLING_DAYS", days: 90 },
  requirements: [
    { kind: "NET_REVENUE", eventType: "", threshold: "500000" },
    { kind: "CONVERSIONS", eventType: "sale", threshold: "10" },
    { kind: "CONVERSION_RATE", eventType: "", threshold: "25000" },
  ],
  benefits: ["Own contact", "Early access"],
  plan: { id: "pla_1" },
  enrollmentCount: 0,
} as TierEditFragment;

describe("a tier in the editor", () => {
  it("comes back as the API takes it: amounts in major units, shares in parts per million", () => {
    for (const language of ["en", "de"] as const) {
      expect(tierInput(tierValues(gold, "EUR", language), true, language)).toEqual({
        name: "Gold",
        color: "#c9a227",
        mode: "ANY",
        window: { kind: "ROLLING_DAYS", days: 90 },
        requirements: [
          { kind: "NET_REVENUE", threshold: "5000.00" },
          { kind: "CONVERSIONS", eventType: "sale", threshold: "10" },
          { kind: "CONVERSION_RATE", threshold: "25000" },
        ],
        benefits: ["Own contact", "Early access"],
        planId: "pla_1",
      });
    }
  });
  it("takes a plan away only if there was one", () => {
    const values = { ...tierValues(gold, "EUR", "en"), planId: "" };
    expect(tierInput(values, true, "en")).toMatchObject({ clearPlan: true });
    expect(tierInput(values, false, "en")).not.toHaveProperty("clearPlan");
  });
  it("sends no days for a calendar window, and no empty benefits", () => {
    const values = tierValues(gold, "EUR", "en");
    const input = tierInput(
      { ...values, window: { kind: "CALENDAR_YEAR", days: "90" }, benefits: "One\n\n Two " },
      true,
      "en",
    );
    expect(input.window).toEqual({ kind: "CALENDAR_YEAR" });
    expect(input.benefits).toEqual(["One", "Two"]);
  });
  it("may ask for everything that has a name", () => {
    const named = Object.keys(requirementText.en).filter((key) => /^[A-Z_]+$/.test(key));
    expect([...requirementKinds].sort()).toEqual(named.sort());
  });
});

describe("a draft of the ladder", () => {
  const ladder = [{ id: "tir_0" }, { id: "tir_1" }];
  const input = tierInput(tierValues(gold, "EUR", "en"), true, "en");
  const { mode, window, requirements } = input;
  it("has the values in the place of the edited tier, and nothing that moves nobody", () => {
    expect(tierDrafts(ladder, "tir_1", input)).toEqual([
      { tierId: "tir_0", content: {} },
      { tierId: "tir_1", content: { mode, window, requirements } },
    ]);
  });
  it("leaves the entry tier without requirements", () => {
    expect(tierDrafts(ladder, "tir_0", input)[0]).toEqual({ tierId: "tir_0", content: {} });
  });
  it("has a new tier on top, which may have no name yet", () => {
    const drafts = tierDrafts(ladder, undefined, { ...input, name: " " });
    expect(drafts[2]).toEqual({ content: { mode, window, requirements, name: "…" } });
  });
});
