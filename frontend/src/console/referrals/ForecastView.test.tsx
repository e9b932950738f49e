import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Provider } from "urql";
import { beforeEach, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/lib/i18n/language";
import { apiError, mockClient } from "../../../tests/render";
import { ProgramProvider } from "../program";
import type { CyclePeriod } from "./expected";
import { ForecastView } from "./ForecastView";

const total = (count: number, amount: string, weighted: string, currencyCode = "EUR") => ({
  count,
  unvaluedCount: 0,
  value: { amount, currencyCode },
  weightedValue: { amount: weighted, currencyCode },
});
const cycle = {
  period: { startsAt: "2025-11-22T00:00:00Z", endsAt: "2026-11-22T00:00:00Z" },
  wonCount: 12,
  medianDays: "6.0",
  averageDays: "8.9",
  stages: [{ stage: { id: "stg_1", name: "Meeting" }, count: 7, medianDays: "2.3" }],
};
const forecast = {
  rows: [
    { kind: "OVERDUE", startsOn: null, totals: [total(1, "100.00", "10.00")] },
    {
      kind: "MONTH",
      startsOn: "2026-12-01",
      totals: [total(2, "500.00", "250.00"), total(1, "90", "45", "JPY")],
    },
    { kind: "UNKNOWN", startsOn: null, totals: [total(3, "0.00", "0.00")] },
  ],
  totals: [total(6, "600.00", "260.00"), total(1, "90", "45", "JPY")],
  cycle,
};
const program = {
  id: "prg_1",
  name: "Main",
  slug: "main",
  accentColor: null,
  timeZone: "UTC",
  currency: "EUR",
};

async function show(answer: unknown, search = "") {
  const { client, asked } = mockClient({ ForecastView: answer as object });
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: "/console/$programId/referrals",
    component: function Page() {
      const { enrollment, period } = page.useSearch() as { enrollment?: string; period?: CyclePeriod };
      return <ForecastView enrollmentId={enrollment} period={period ?? "last-12-months"} />;
    },
  });
  const initialEntries = [`/console/prg_1/referrals?view=forecast${search}`];
  const history = createMemoryHistory({ initialEntries });
  const router = createRouter({ routeTree: root.addChildren([page]), history });
  await router.load();
  render(
    <Provider value={client}>
      <LanguageProvider initial="en">
        <ProgramProvider program={program as never}>
          <RouterProvider router={router as never} />
        </ProgramProvider>
      </LanguageProvider>
    </Provider>,
  );
  return { asked, router };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-21T12:00:00Z") });
  return () => vi.useRealTimers();
});

it("says first what all of it may bring, and every figure leads to its rows", async () => {
  await show({ programForecast: forecast }, "&enrollment=enr_1");
  const weighted = await screen.findByRole("link", { name: "Weighted value" });
  expect(weighted).toHaveAttribute("href", "/console/prg_1/referrals?expected=any&enrollment=enr_1");
  const months = within(screen.getByRole("table", { name: "Forecast" }));
  const leads = months.getAllByRole("link").map((link) => link.getAttribute("href"));
  const to = (place: string, currency = "EUR") =>
    `/console/prg_1/referrals?expected=${place}&currency=${currency}&enrollment=enr_1`;
  expect(leads).toEqual([
    to("overdue"),
    to("2026-12"),
    to("2026-12", "JPY"),
    to("unknown"),
    to("any"),
    to("any", "JPY"),
  ]);
  expect(screen.getByRole("link", { name: "Won" })).toHaveAttribute(
    "href",
    "/console/prg_1/referrals?won=last-12-months&enrollment=enr_1",
  );
});

it("lets the period of the times to win be chosen; it stands in the address", async () => {
  const { asked, router } = await show({ programForecast: forecast });
  const picker = await screen.findByRole("combobox", { name: "Period" });
  expect(picker).toHaveDisplayValue("Last 12 months");
  await userEvent.selectOptions(picker, "Last 6 months");
  await screen.findByText(
    "A stay counts when the stage is left, 22 Nov 2025–21 Nov 2026. A day has 24 hours.",
  );
  expect(router.state.location.search).toEqual({ view: "forecast", period: "last-6-months" });
  const periods = asked.map(({ variables }) => (variables as { period: object }).period);
  expect(periods.at(0)).toEqual({ startsAt: "2025-12-01T00:00:00.000Z", endsAt: "2026-11-22T00:00:00.000Z" });
  expect(periods.at(-1)).toEqual({
    startsAt: "2026-05-22T00:00:00.000Z",
    endsAt: "2026-11-22T00:00:00.000Z",
  });
  expect(screen.getByRole("link", { name: "Won" })).toHaveAttribute(
    "href",
    "/console/prg_1/referrals?won=last-6-months",
  );
});

it("says so where nothing is open, and still how long winning took", async () => {
  await show({ programForecast: { ...forecast, rows: [], totals: [] } });
  expect(await screen.findByText("Nothing to forecast yet")).toBeVisible();
  expect(screen.getByText("6.0 days")).toBeVisible();
});

it("says what failed", async () => {
  await show(apiError("INTERNAL"));
  expect(await screen.findByText("The forecast could not be loaded")).toBeVisible();
});
