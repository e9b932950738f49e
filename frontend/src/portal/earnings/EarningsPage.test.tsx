import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { InPortal } from "../../../tests/portal";
import { apiError, renderApp } from "../../../tests/render";
import { EarningsPage } from "./EarningsPage";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const row = {
  id: "com_1",
  kind: "EARNED",
  status: "PENDING",
  releaseAt: "2999-12-14T08:00:00Z",
  occurredAt: "2026-11-14T08:00:00Z",
  incentiveName: "Revenue share",
  customerLabel: "Acme",
  note: null,
  amount: euros("12.50"),
  unit: null,
};
const pageInfo = { hasNextPage: true, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
const answer = (rows: object[]) => ({
  commissions: { edges: rows.map((node) => ({ node })), pageInfo, totalCount: 1000 },
  commissionTotals: [
    { status: "PENDING", count: 600, amount: euros("7500.00") },
    { status: "PAID", count: 400, amount: euros("5000.00") },
  ],
});

const show = (value: object | Error, url = "/portal/earnings") =>
  renderApp(
    <InPortal>
      <EarningsPage />
    </InPortal>,
    { answers: { Earnings: value }, url, path: "/portal/earnings" },
  );

describe("EarningsPage", () => {
  it("sums what it lists, and each row leads to its reason", async () => {
    await show(answer([row]));
    expect(await screen.findByText("€12,500.00 in 1,000 rows")).toBeVisible();
    expect(screen.getByRole("link", { name: /Revenue share/ })).toHaveAttribute(
      "href",
      "/portal/earnings/com_1",
    );
    expect(screen.getAllByText("Held until 14 Dec 2999")[0]).toBeVisible();
  });

  it("sums only the chosen state, and asks for the rows of it", async () => {
    const { asked } = await show(answer([row]), "/portal/earnings?status=PENDING,ON_HOLD&currency=EUR");
    expect(await screen.findByText("€7,500.00 in 600 rows")).toBeVisible();
    expect(asked[0]?.variables).toEqual({
      all: { enrollmentId: "enr_1", currencyCode: "EUR" },
      filter: { enrollmentId: "enr_1", currencyCode: "EUR", status: ["PENDING", "ON_HOLD"] },
      first: 25,
    });
    expect(screen.getByRole("link", { name: /^Held/ })).toHaveAttribute("aria-current", "page");
  });

  it("offers no filters to who has earned nothing yet", async () => {
    await show({ commissions: { edges: [], pageInfo, totalCount: 0 }, commissionTotals: [] });
    expect(await screen.findByText("Nothing earned yet")).toBeVisible();
    expect(screen.queryByLabelText("Period")).toBeNull();
  });

  it("names what sort of row each is, and what is no money", async () => {
    const points = { kind: "POINTS", name: "Store points", quantity: 500 };
    await show(
      answer([
        { ...row, id: "com_2", kind: "TOP_UP" },
        { ...row, id: "com_3", kind: "BONUS" },
        {
          ...row,
          id: "com_4",
          kind: "ADJUSTMENT",
          incentiveName: null,
          note: "For the fair",
          status: "PAID",
        },
        { ...row, id: "com_5", unit: points, amount: euros("0.00"), status: "PAID" },
      ]),
    );
    expect(await screen.findByRole("link", { name: /Higher step: Revenue share/ })).toBeVisible();
    expect(screen.getByRole("link", { name: /Bonus: Revenue share/ })).toBeVisible();
    expect(screen.getByRole("link", { name: /By hand/ })).toBeVisible();
    expect(screen.getByText("For the fair")).toBeVisible();
    expect(screen.getAllByText("500 points – Store points")[0]).toBeVisible();
    expect(screen.getAllByText("Handed over")[0]).toBeVisible();
  });

  it("pages by cursor and keeps the filters", async () => {
    await show(answer([row]), "/portal/earnings?status=PAID");
    expect(await screen.findByRole("link", { name: "Next" })).toHaveAttribute(
      "href",
      "/portal/earnings?status=PAID&after=b",
    );
  });

  it("shows what one referral brought, with the way to it and to all of it", async () => {
    const { asked } = await show(answer([row]), "/portal/earnings?referral=ref_1&currency=EUR");
    expect(await screen.findByRole("link", { name: "Only of one referral" })).toHaveAttribute(
      "href",
      "/portal/referrals/ref_1",
    );
    expect(screen.getByRole("link", { name: "All earnings" })).toHaveAttribute(
      "href",
      "/portal/earnings?currency=EUR",
    );
    const all = { enrollmentId: "enr_1", currencyCode: "EUR", referralId: "ref_1" };
    expect(asked.find((one) => one.name === "Earnings")?.variables).toMatchObject({ filter: all, all });
  });

  it("teaches how to earn when there is nothing yet", async () => {
    await show({ ...answer([]), commissionTotals: [] });
    expect(await screen.findByText("Nothing earned yet")).toBeVisible();
    expect(screen.getByRole("link", { name: "To your links" })).toHaveAttribute("href", "/portal/links");
  });

  it("says what to do when it fails", async () => {
    await show(apiError("INTERNAL", { requestId: "req_7" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("req_7");
  });
});
