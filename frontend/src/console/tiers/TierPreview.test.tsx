import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { TierPreview } from "./TierPreview";

const drafts = [{ tierId: "tir_1", content: {} }];
const show = (answer: object | (() => object | Error)) =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1" } as never}>
      <TierPreview drafts={drafts} />
    </ProgramProvider>,
    { answers: { TierPreview: answer } },
  );
const nobody = { wouldMoveUpCount: 0, wouldMoveDownCount: 0, wouldMoveUp: [], wouldMoveDown: [] };
const partner = (id: string, name: string) => ({ id, partner: { id: `par_${id}`, name } });
const found = (tiers: object[], userErrors: object[] = []) => ({ tierPreview: { tiers, userErrors } });

it("counts who would move, and names them with the way to their pages", async () => {
  const tiers = [
    { ...nobody, name: "Silver", wouldMoveDownCount: 1, wouldMoveDown: [partner("enr_3", "Cyd")] },
    {
      ...nobody,
      name: "Gold",
      wouldMoveUpCount: 23,
      wouldMoveUp: [partner("enr_1", "Ada"), partner("enr_2", "Bob")],
    },
  ];
  await show(found(tiers));
  expect(await screen.findByText("23 would move up, 1 down")).toBeVisible();
  await userEvent.click(screen.getByText("Who they are"));
  expect(screen.getByText("Up to Gold, at once")).toBeVisible();
  expect(screen.getByText("and 21 more")).toBeVisible();
  expect(screen.getByRole("link", { name: "Cyd" })).toHaveAttribute("href", expect.stringContaining("enr_3"));
  expect(screen.getByText(/after its grace/)).toBeVisible();
});

it("says when nobody would, and when it cannot know yet", async () => {
  const { unmount } = await show(found([{ ...nobody, name: "Gold" }]));
  expect(await screen.findByText("nobody would move")).toBeVisible();
  expect(screen.queryByText("Who they are")).toBeNull();
  unmount();
  await show(found([], [{ field: ["tiers", "0"], message: "Give a number.", code: "INVALID" }]));
  expect(await screen.findByText(/as soon as every requirement is complete/)).toBeVisible();
});

it("counts again after it failed", async () => {
  let isDown = true;
  await show(() => (isDown ? apiError("INTERNAL") : found([{ ...nobody, name: "Gold" }])));
  expect(await screen.findByText("Not counted.")).toBeVisible();
  isDown = false;
  await userEvent.click(screen.getByRole("button", { name: "Count again" }));
  expect(await screen.findByText("nobody would move")).toBeVisible();
});
