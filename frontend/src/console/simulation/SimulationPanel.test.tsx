import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useForm } from "react-hook-form";
import { expect, it } from "vitest";
import { apiError, renderApp } from "../../../tests/render";
import { newIncentive } from "../plans/draft";
import type { PlanValues } from "../plans/planForm";
import { ProgramProvider } from "../program";
import { SimulationPanel } from "./SimulationPanel";

const program = {
  id: "prg_1",
  name: "Partners",
  slug: "partners",
  accentColor: null,
  timeZone: "Europe/Berlin",
  currency: "EUR",
} as never;
const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const sums = [{ paid: eur("100.00"), wouldPay: eur("125.00"), difference: eur("25.00") }];
const figures = (cost: string) => ({ cost: eur(cost), costPerCustomer: null, returnRatio: "9.50" });
const simulation = {
  period: { startsAt: "2026-06-30T22:00:00Z", endsAt: "2026-09-30T22:00:00Z" },
  conversionCount: 7,
  wonCustomerCount: 3,
  revenue: eur("950.00"),
  asItWas: figures("100.00"),
  withDraft: figures("125.00"),
  sums,
  partnerCount: 1,
  changedPartnerCount: 1,
  partners: [
    { enrollment: { id: "enr_1", partner: { id: "prt_1", name: "Ada" } }, changedConversionCount: 2, sums },
  ],
  tiers: [{ tier: { id: "tir_1", name: "Gold" }, partnerCount: 1, gainingCount: 1, losingCount: 0, sums }],
  conversions: [
    {
      conversion: {
        id: "cnv_1",
        occurredAt: "2026-07-02T08:00:00Z",
        customer: { id: "cus_1", externalId: "acme" },
      },
      sums,
      asItWas: [],
      withDraft: [],
    },
  ],
};
const names = { program: { id: "prg_1", eventTypes: [], stages: [] } };

function Panel() {
  const form = useForm<PlanValues>({
    defaultValues: {
      name: "Standard",
      version: {
        starts: "now",
        effectiveFrom: "",
        appliesTo: "ALL_CUSTOMERS",
        note: "",
        incentives: [newIncentive("sale", "EUR")],
      },
    },
  });
  return (
    <ProgramProvider program={program}>
      <SimulationPanel planId="pln_1" form={form} />
      <button type="button" onClick={() => form.setValue("version.incentives.0.name", "Another")}>
        Change the form
      </button>
      <p>{form.formState.errors.version?.incentives?.[0]?.percentage?.message}</p>
    </ProgramProvider>
  );
}

async function run(answer: object | Error) {
  const app = await renderApp(<Panel />, { answers: { Simulate: answer as object, PlanNames: names } });
  await userEvent.click(screen.getByRole("button", { name: "Run the simulation" }));
  return app;
}
const answer = (part: object) => ({ simulate: { simulation: { ...simulation, ...part }, userErrors: [] } });

it("says who would be paid what, and how much was looked at", async () => {
  await run(answer({}));
  expect(await screen.findByText(/7 conversions were looked at/)).toBeVisible();
  expect(screen.getByRole("table", { name: "Partners" })).toHaveTextContent(
    "AdaPaid then€100.00Would pay€125.00Difference+€25.00",
  );
  expect(screen.getByRole("table", { name: "Partners by tier" })).toHaveTextContent("Gold");
  expect(screen.getByText("acme")).toBeVisible();
  expect(screen.getByText("€25.00 more: €125.00 instead of €100.00")).toBeVisible();
  expect(screen.getByText("1 partner would gain, 0 would lose.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Ada" })).toHaveAttribute("href", expect.stringContaining("enr_1"));
  expect(screen.queryByText(/has changed since/)).toBeNull();
});
it("says when the form has changed since", async () => {
  await run(answer({}));
  await screen.findByText(/7 conversions were looked at/);
  await userEvent.click(screen.getByRole("button", { name: "Change the form" }));
  expect(screen.getByText(/has changed since/)).toBeVisible();
});
it("says so when nothing would change", async () => {
  await run(answer({ changedPartnerCount: 0 }));
  expect(await screen.findByText("Nothing would change")).toBeVisible();
});
it("says so when there was nothing to look at", async () => {
  await run(answer({ conversionCount: 0, partnerCount: 0, changedPartnerCount: 0 }));
  expect(await screen.findByText("No conversion to look at")).toBeVisible();
});
it("offers to try again when it fails", async () => {
  await run(apiError("INTERNAL"));
  expect(await screen.findByText("The simulation could not be run")).toBeVisible();
});
it("brings the mistakes of the draft to their fields", async () => {
  const field = ["input", "draft", "incentives", "0", "percentage"];
  await run({
    simulate: { simulation: null, userErrors: [{ field, message: "Too large.", code: "TOO_LARGE" }] },
  });
  expect(await screen.findByText("Too large.")).toBeVisible();
  expect(screen.getByText(/has to be corrected first/)).toBeVisible();
});
