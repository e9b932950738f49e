import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { enrollment, partnerViewer } from "../../tests/portal";
import { type Answers, renderApp } from "../../tests/render";
import { PortalLayout } from "./PortalLayout";

const other = {
  ...enrollment,
  id: "enr_2",
  program: { ...enrollment.program, id: "prg_2", name: "Example Agencies", slug: "agencies" },
};
const memberships = (open: object[], rejected: object[] = []) => ({
  enrollments: { edges: open.map((node) => ({ node })) },
  rejections: { edges: rejected.map((node) => ({ node })) },
});
const show = (answer: Answers[string], url = "/portal") =>
  renderApp(<PortalLayout />, {
    answers: {
      Viewer: { viewer: partnerViewer },
      PortalEnrollments: answer,
      UnreadCount: { unreadNotificationCount: 0 },
    },
    url,
    path: "/portal",
  });

describe("PortalLayout", () => {
  it("leads with the program's name", async () => {
    await show(memberships([enrollment, other]));
    expect(await screen.findByRole("link", { name: "Example Partners" })).toHaveAttribute("href", "/portal");
    expect(screen.getAllByRole("link", { name: "Earnings" }).length).toBeGreaterThan(0);
  });

  it("speaks for the program that the address names", async () => {
    await show(memberships([enrollment, other]), "/portal?program=agencies");
    expect(await screen.findByText("Example Agencies")).toBeVisible();
  });

  it("offers only home and settings while an application is looked at", async () => {
    await show(memberships([{ ...enrollment, status: "APPLIED" }]));
    await screen.findByText("Example Partners");
    expect(screen.queryByRole("link", { name: "Earnings" })).toBeNull();
    expect(screen.getAllByRole("link", { name: "Settings" }).length).toBeGreaterThan(0);
  });

  it("says why an application was declined", async () => {
    const rejection = {
      id: "enr_3",
      createdAt: "2026-11-01T08:00:00Z",
      application: null,
      rejectReason: "Your site is about something else.",
    };
    await show(memberships([], [rejection]));
    expect(await screen.findByText("Your site is about something else.")).toBeVisible();
  });

  it("says what to do without any program", async () => {
    await show(memberships([]));
    expect(await screen.findByText("No program yet")).toBeVisible();
  });
});
