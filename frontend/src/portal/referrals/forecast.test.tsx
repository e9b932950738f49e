import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { InPortal } from "../../../tests/portal";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ForecastView } from "./ForecastView";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const total = (count: number, value: string, weighted: string, unvaluedCount = 0) => ({
  count,
  unvaluedCount,
  value: euros(value),
  weightedValue: euros(weighted),
});
const cycle = {
  period: { startsAt: "2025-11-15T00:00:00Z", endsAt: "2026-11-16T00:00:00Z" },
  wonCount: 4,
  medianDays: "12.5",
};
const stages = [
  { id: "stg_1", name: "Meeting", kind: "OPEN", probability: 50 },
  { id: "stg_2", name: "Won", kind: "WON", probability: 100 },
];
const answer = (rows: object[], totals: object[]) => ({
  PortalForecast: { program: { id: "prg_1", stages }, programForecast: { rows, totals, cycle } },
});
const show = (answers: Answers) =>
  renderApp(
    <InPortal>
      <ForecastView />
    </InPortal>,
    { answers, url: "/portal/referrals?view=forecast", path: "/portal/referrals" },
  );

describe("the partner's forecast", () => {
  it("says by month what open referrals may be worth; each line leads to its rows", async () => {
    const rows = [
      { kind: "OVERDUE", startsOn: null, totals: [total(1, "200.00", "100.00")] },
      { kind: "MONTH", startsOn: "2026-12-01", totals: [total(2, "1000.00", "500.00", 1)] },
    ];
    await show(answer(rows, [total(3, "1200.00", "600.00", 1)]));
    const table = within(await screen.findByRole("table", { name: "May be won" }));
    const month = table.getByRole("row", { name: /Dec/ });
    expect(month).toHaveTextContent("€500.00");
    expect(month).toHaveTextContent("1 without a value");
    expect(table.getByRole("link", { name: /Dec/ })).toHaveAttribute(
      "href",
      "/portal/referrals?view=list&stage=OPEN&status=ACCEPTED&expected=2026-12&currency=EUR",
    );
    expect(table.getByRole("link", { name: /All open/ })).toHaveAttribute(
      "href",
      "/portal/referrals?view=list&stage=OPEN&status=ACCEPTED&currency=EUR",
    );
    expect(screen.getByText(/Chance by stage: Meeting 50%\./)).toBeVisible();
    expect(screen.getByText(/4 won\. Half of them within 12\.5 days\./)).toBeVisible();
  });

  it("teaches what would count while there is nothing", async () => {
    await show(answer([], []));
    expect(await screen.findByText("Nothing to forecast yet")).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("offers to try again when it fails", async () => {
    await show({ PortalForecast: apiError("INTERNAL") });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });
});
