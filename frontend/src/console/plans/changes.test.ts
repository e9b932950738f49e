import { expect, it } from "vitest";
import { changesOf } from "./changes";

const said = (key: string, ...sentences: string[]) => ({ key, name: key, sentences });

it("names what came, what went, and keeps quiet about what stayed", () => {
  const before = [said("a", "10% of each sale"), said("b", "Same"), said("c", "Gone")];
  const after = [said("a", "12% of each sale"), said("b", "Same"), said("d", "New")];
  expect(changesOf(before, after)).toEqual([
    { key: "a", name: "a", added: ["12% of each sale"], removed: ["10% of each sale"], isMoved: false },
    { key: "d", name: "d", added: ["New"], removed: [], isMoved: false },
    expect.objectContaining({ key: "c", name: "c", added: [], removed: ["Gone"] }),
  ]);
});
it("names incentives that changed places, and new names", () => {
  expect(changesOf([said("a"), said("b")], [said("b"), said("a")]).map((one) => one.isMoved)).toEqual([
    true,
    true,
  ]);
  expect(changesOf([said("a")], [{ ...said("a"), name: "z" }])[0]?.name).toBe("a → z");
});
