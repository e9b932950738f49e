import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { InPortal } from "../../../tests/portal";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ReferralPage } from "./ReferralPage";
import { ReferralsPage } from "./ReferralsPage";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const open = { id: "stg_1", name: "Submitted", kind: "OPEN", position: 1 };
const won = { id: "stg_2", name: "Won", kind: "WON", position: 2 };
const pipeline = (first: number, second: number) => ({
  enrollment: {
    id: "enr_1",
    pipeline: [
      { stage: open, count: first, value: euros("0.00") },
      { stage: won, count: second, value: euros("1000.00") },
    ],
  },
});
const acme = {
  id: "ref_1",
  name: "Acme",
  source: "LINK",
  status: "ACCEPTED",
  stage: open,
  stageSince: "2026-11-12T08:00:00Z",
  value: null,
  earned: [euros("5.00")],
};
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
const column = (variables: Record<string, unknown>) => {
  const isOpen = JSON.stringify(variables).includes("stg_1");
  return { referrals: { edges: isOpen ? [{ node: acme }] : [], totalCount: isOpen ? 79 : 0 } };
};

const totalsOf = (first: number, second: number) => [
  { stage: open, count: first, totals: [] },
  { stage: won, count: second, totals: [{ value: euros("1000.00") }] },
];
/** What the board and the head ask, with so many on the open stage, won and not accepted. */
const board = (first: number, second: number, rejected = 0) => ({
  ReferralStages: pipeline(first, second),
  ReferralsAnswer: { referralTotals: totalsOf(first, second) },
  ReferralBoard: {
    live: totalsOf(first, second),
    rejected: [{ stage: open, count: rejected, totals: [] }],
  },
});

const list = (answers: Answers, url = "/portal/referrals") =>
  renderApp(
    <InPortal>
      <ReferralsPage />
    </InPortal>,
    { answers, url, path: "/portal/referrals" },
  );

describe("ReferralsPage", () => {
  it("shows a column per stage, with the way to all of it", async () => {
    await list({ ...board(79, 0), ReferralColumn: column });
    expect(await screen.findByText("79 referrals worth €1,000.00")).toBeVisible();
    expect(await screen.findByRole("link", { name: "Acme" })).toHaveAttribute(
      "href",
      "/portal/referrals/ref_1",
    );
    expect(screen.getByRole("link", { name: "Show all 79" })).toHaveAttribute(
      "href",
      "/portal/referrals?view=list&stage=stg_1",
    );
    expect(screen.getByText("Nobody here.")).toBeVisible();
  });

  it("keeps apart what is closed, and what was not accepted from the stage it was on", async () => {
    const { asked } = await list({ ...board(1, 2, 3), ReferralColumn: column });
    const closed = await screen.findByRole("region", { name: "Closed" });
    expect(within(closed).getByRole("heading", { name: "Won" })).toBeVisible();
    expect(within(closed).getByRole("heading", { name: "Not accepted" })).toBeVisible();
    expect(within(closed).queryByRole("heading", { name: "Submitted" })).toBeNull();
    const filters = asked.filter((one) => one.name === "ReferralColumn").map((one) => one.variables);
    expect(filters).toContainEqual({
      filter: {
        enrollmentId: "enr_1",
        stageIds: ["stg_1"],
        statuses: ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"],
      },
      first: 5,
    });
    expect(filters).toContainEqual({ filter: { enrollmentId: "enr_1", statuses: ["REJECTED"] }, first: 3 });
  });

  it("offers to try again when the board fails", async () => {
    await list({ ...board(1, 0), ReferralBoard: apiError("INTERNAL") });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });

  it("lists what the address filters by", async () => {
    const { asked } = await list(
      {
        ...board(79, 1),
        ReferralList: { referrals: { edges: [{ node: acme }], pageInfo, totalCount: 1 } },
      },
      "/portal/referrals?stage=stg_1&search=acme",
    );
    expect(await screen.findByRole("table", { name: "Referrals" })).toBeVisible();
    expect(asked.find((one) => one.name === "ReferralList")?.variables).toEqual({
      filter: {
        programId: "prg_1",
        enrollmentId: "enr_1",
        stageIds: ["stg_1"],
        statuses: ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"],
        search: "acme",
      },
      first: 25,
    });
  });

  it("teaches where referrals come from", async () => {
    await list({ ...board(0, 0), ReferralColumn: column });
    expect(await screen.findByText("No referrals yet")).toBeVisible();
    expect(screen.getByRole("link", { name: "To your links" })).toHaveAttribute("href", "/portal/links");
    expect(screen.getByRole("link", { name: "Submit a referral" })).toHaveAttribute(
      "href",
      "/portal/referrals/new",
    );
  });

  it("offers the form only to those who may use it", async () => {
    const answers = board(0, 0);
    const at = { answers, url: "/portal/referrals", path: "/portal/referrals" };
    const { unmount } = await renderApp(
      <InPortal viewer={{ permissions: ["OWN_READ"] }}>
        <ReferralsPage />
      </InPortal>,
      at,
    );
    expect(await screen.findByText("No referrals yet")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Submit a referral" })).toBeNull();
    unmount();
    await renderApp(
      <InPortal membership={{ status: "SUSPENDED" }}>
        <ReferralsPage />
      </InPortal>,
      at,
    );
    expect(await screen.findByText("No referrals yet")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Submit a referral" })).toBeNull();
  });

  it("says what was answered to a submission", async () => {
    const asked = { ...acme, source: "SUBMISSION", status: "NEEDS_INFO" };
    await list({
      ...board(1, 0),
      ReferralColumn: { referrals: { edges: [{ node: asked }], totalCount: 1 } },
    });
    expect(await screen.findByText("Question for you")).toBeVisible();
  });
});

describe("ReferralPage", () => {
  const detail = {
    ...acme,
    company: "Acme GmbH",
    country: "DE",
    program: { id: "prg_1", submissionFields: [] },
    submission: null,
    protection: null,
    notes: [],
    tasks: [],
    viewerCanAddTask: false,
    next: null,
    attachments: [],
    openedAt: "2026-11-01T08:00:00Z",
    closedAt: null,
    viewerCanMoveTo: [],
    stageChanges: [
      {
        id: "a",
        occurredAt: "2026-11-01T08:00:00Z",
        reason: null,
        side: "SYSTEM",
        fromStage: null,
        toStage: open,
      },
      {
        id: "b",
        occurredAt: "2026-11-12T08:00:00Z",
        reason: "They signed.",
        side: "VENDOR",
        fromStage: open,
        toStage: won,
      },
    ],
  };
  const show = (referral: object | null) =>
    renderApp(
      <InPortal>
        <ReferralPage />
      </InPortal>,
      {
        answers: { PortalReferral: { referral } },
        url: "/portal/referrals/ref_1",
        path: "/portal/referrals/$id",
      },
    );

  it("says who has the ball, what it earned and how it went, newest first", async () => {
    await show(detail);
    expect(await screen.findByText("On Submitted since 12 Nov 2026.")).toBeVisible();
    expect(screen.getByText("€5.00")).toBeVisible();
    const steps = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(steps[0]).toContain("Submitted → Won");
    expect(steps[0]).toContain("They signed.");
    expect(steps[0]).toContain("the program’s team");
    expect(screen.queryByRole("button", { name: "Move" })).toBeNull();
    expect(steps[1]).toContain("Came in as Submitted");
  });

  it("is moved by the partner where the program allows it, and lost with a reason only", async () => {
    const lost = { id: "stg_3", name: "Lost", kind: "LOST", position: 3 };
    await show({ ...detail, viewerCanMoveTo: [lost] });
    await userEvent.click(await screen.findByRole("button", { name: "Move" }));
    await userEvent.click(await screen.findByRole("radio", { name: "Lost" }));
    expect(screen.getByRole("textbox", { name: /Reason/ })).toBeRequired();
    expect(screen.getByRole("button", { name: "Move to Lost" })).toBeEnabled();
  });

  it("leads back when there is none", async () => {
    await show(null);
    expect(await screen.findByText("This referral is not here")).toBeVisible();
  });
});
