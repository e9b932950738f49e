import { expect, it } from "vitest";
import { usageOf } from "./usage";

const named = (id: string, name: string) => ({ id: `row_${name}`, name, plan: { id } });
const program = {
  plan: { id: "standard" },
  tiers: [named("gold", "Skipper"), { id: "row", name: "Mate", plan: null }],
  groups: [named("creators", "Creators")],
};
const plan = (id: string, enrollmentCount = 0, linkCount = 0) => ({ id, enrollmentCount, linkCount });

it("says for whom a plan holds", () => {
  expect(usageOf(program, plan("standard"))).toMatchObject({ isDefault: true, isUnused: false });
  expect(usageOf(program, plan("gold"))).toMatchObject({ tiers: ["Skipper"], isUnused: false });
  expect(usageOf(program, plan("creators"))).toMatchObject({ groups: ["Creators"], isUnused: false });
});

it("counts a plan that partners or links have of their own as used", () => {
  expect(usageOf(program, plan("own", 1))).toMatchObject({ enrollmentCount: 1, isUnused: false });
  expect(usageOf(program, plan("own", 0, 2))).toMatchObject({ linkCount: 2, isUnused: false });
  expect(usageOf(program, plan("own")).isUnused).toBe(true);
});
