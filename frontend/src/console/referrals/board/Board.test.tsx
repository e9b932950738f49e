import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Provider } from "urql";
import { describe, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/lib/i18n/language";
import { type Answers, mockClient } from "../../../../tests/render";
import { ProgramProvider } from "../../program";
import { Board } from "./Board";

const submitted = { id: "stg_1", name: "Submitted", kind: "OPEN", probability: 10 };
const meeting = { id: "stg_2", name: "Meeting", kind: "OPEN", probability: 50 };
const won = { id: "stg_3", name: "Won", kind: "WON", probability: 100 };
const stages = [submitted, meeting, won];
const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const card = (id: string, name: string, stage: typeof submitted) => ({
  __typename: "Referral",
  id,
  name,
  status: "ACCEPTED",
  stage,
  value: eur("1000.00"),
  enrollment: { id: "enr_1", partner: { id: "par_1", name: "Ada Consulting" } },
  protection: null,
  viewerCanMoveTo: stages.filter((one) => one.id !== stage.id),
  next: {
    side: "VENDOR",
    kind: "TASK",
    dueOn: "2026-12-14",
    isOverdue: false,
    task: { id: "rtk_1", title: "Send the offer" },
  },
});
const rows: Record<string, object[]> = {
  stg_1: [card("ref_1", "Northwind", submitted), card("ref_2", "Umbrella", submitted)],
  stg_2: [card("ref_3", "Initech", meeting)],
  stg_3: [],
};
const totals = stages.map((stage) => ({
  stage,
  count: rows[stage.id]?.length ?? 0,
  totals: [{ value: eur("2000.00"), weightedValue: eur("200.00") }],
}));

async function show(move: Answers[string] = () => new Promise(() => {})) {
  const { client, asked } = mockClient({
    BoardTotals: { referralTotals: totals },
    BoardColumn: (variables) => {
      const { filter, first } = variables as { filter: { stageIds: string[] }; first: number };
      const all = rows[filter.stageIds[0] ?? ""] ?? [];
      const edges = all.slice(0, first).map((node) => ({ node }));
      return { referrals: { edges, totalCount: all.length } };
    },
    BoardMove: move,
  });
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: "/console/$programId/referrals",
    component: () => <Board filter={{ programId: "prg_1" }} />,
  });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: ["/console/prg_1/referrals"] }),
  });
  await router.load();
  const program = {
    id: "prg_1",
    name: "Main",
    slug: "main",
    accentColor: null,
    timeZone: "UTC",
    currency: "EUR",
  };
  render(
    <Provider value={client}>
      <LanguageProvider initial="en">
        <ProgramProvider program={program as never}>
          <RouterProvider router={router as never} />
        </ProgramProvider>
      </LanguageProvider>
    </Provider>,
  );
  await screen.findByRole("link", { name: "Northwind" });
  return asked;
}
const column = (name: string) => within(screen.getByRole("region", { name }));

describe("the board", () => {
  it("says who has the ball, and what stages are worth", async () => {
    await show();
    expect(column("Submitted").getAllByText("Send the offer by 14 Dec 2026", { exact: false })).toHaveLength(
      2,
    );
    expect(column("Submitted").getByText("€200.00")).toBeVisible();
    expect(column("Submitted").getByText("Weighted · 10%")).toBeVisible();
    expect(column("Won").queryByText(/Weighted/)).toBeNull();
    expect(column("Won").getByText("Nobody here")).toBeVisible();
    expect(column("Submitted").getByRole("link", { name: "All 2 in the list" })).toHaveAttribute(
      "href",
      "/console/prg_1/referrals?stage=stg_1&status=live",
    );
  });

  it("moves a card by keyboard at once, keeps the focus on it, and tells it", async () => {
    const asked = await show(() => ({
      referralMove: { referral: { id: "ref_1", stage: meeting }, userErrors: [] },
    }));
    screen.getByRole("link", { name: "Northwind" }).focus();
    await userEvent.keyboard("m");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Meeting" }));
    expect(column("Meeting").getByRole("link", { name: "Northwind" })).toBeVisible();
    expect(column("Submitted").queryByRole("link", { name: "Northwind" })).toBeNull();
    await waitFor(() => expect(screen.getByRole("link", { name: "Northwind" })).toHaveFocus());
    expect(await screen.findByText("Northwind is now on Meeting.")).toBeInTheDocument();
    expect(asked.find(({ name }) => name === "BoardMove")?.variables).toEqual({
      id: "ref_1",
      stageId: "stg_2",
    });
  });

  it("takes a move back that the server refuses, with the reason", async () => {
    await show(() => ({
      referralMove: {
        referral: null,
        userErrors: [{ field: ["id"], message: "This program is archived.", code: "WRONG_STATE" }],
      },
    }));
    const card = screen.getByRole("link", { name: "Northwind" }).closest("li") as HTMLElement;
    const target = screen.getByRole("region", { name: "Meeting" });
    const dataTransfer = { setData: () => {}, effectAllowed: "" };
    fireEvent.dragStart(card, { dataTransfer });
    fireEvent.dragOver(target, { dataTransfer });
    fireEvent.drop(target, { dataTransfer });
    expect(await screen.findByText(/^Northwind stays on Submitted: /)).toBeVisible();
    expect(column("Submitted").getByRole("link", { name: "Northwind" })).toBeVisible();
    expect(column("Meeting").queryByRole("link", { name: "Northwind" })).toBeNull();
  });

  it("takes a card along that a finger rests on, and drops it where it may go", async () => {
    const asked = await show(() => ({
      referralMove: { referral: { id: "ref_1", stage: meeting }, userErrors: [] },
    }));
    const link = screen.getByRole("link", { name: "Northwind" });
    const target = screen.getByRole("region", { name: "Meeting" });
    document.elementFromPoint = () => target;
    const at = (x: number) => ({ touches: [{ clientX: x, clientY: 10 }] });
    vi.useFakeTimers({ shouldAdvanceTime: true });
    // Who moves at once scrolls.
    fireEvent.touchStart(link, at(10));
    fireEvent.touchMove(link, at(60));
    act(() => vi.advanceTimersByTime(1000));
    expect(fireEvent.touchEnd(link, { touches: [], changedTouches: [{ clientX: 300, clientY: 10 }] })).toBe(
      true,
    );
    expect(asked.some(({ name }) => name === "BoardMove")).toBe(false);
    // Who rests takes it along; no click follows.
    fireEvent.touchStart(link, at(10));
    act(() => vi.advanceTimersByTime(400));
    expect(fireEvent.touchMove(link, at(300))).toBe(false);
    expect(target).toHaveClass("border-accent-text");
    expect(fireEvent.contextMenu(link)).toBe(false);
    expect(fireEvent.touchEnd(link, { touches: [], changedTouches: [{ clientX: 300, clientY: 10 }] })).toBe(
      false,
    );
    vi.useRealTimers();
    expect(await column("Meeting").findByRole("link", { name: "Northwind" })).toBeVisible();
    expect(asked.find(({ name }) => name === "BoardMove")?.variables).toEqual({
      id: "ref_1",
      stageId: "stg_2",
    });
    expect(target).not.toHaveClass("border-accent-text");
  });

  it("asks before it ends a referral", async () => {
    const asked = await show();
    await userEvent.click(screen.getByRole("button", { name: "Move Northwind" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Won" }));
    const dialog = await screen.findByRole("dialog", { name: "Move Northwind" });
    expect(within(dialog).getByRole("radio", { name: "Won" })).toBeChecked();
    expect(asked.some(({ name }) => name === "BoardMove")).toBe(false);
  });

  it("teaches the first step where there is no card at all, unless a filter may hide them", async () => {
    const none = stages.map((stage) => ({ stage, count: 0, totals: [] }));
    const { client } = mockClient({
      BoardTotals: { referralTotals: none },
      BoardColumn: { referrals: { edges: [], totalCount: 0 } },
    });
    const board = (empty?: string) => (
      <Provider value={client}>
        <LanguageProvider initial="en">
          <Board filter={{ programId: "prg_1" }} empty={empty} />
        </LanguageProvider>
      </Provider>
    );
    render(board("No referrals yet"));
    expect(await screen.findByText("No referrals yet")).toBeVisible();
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("goes from card to card with the arrows, one card of a column in the order of Tab", async () => {
    await show();
    screen.getByRole("link", { name: "Northwind" }).focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("link", { name: "Umbrella" })).toHaveFocus();
    expect(screen.getByRole("link", { name: "Northwind" })).toHaveAttribute("tabindex", "-1");
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByRole("link", { name: "Initech" })).toHaveFocus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(screen.getByRole("link", { name: "Umbrella" })).toHaveFocus();
  });
});
