import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { InPortal } from "../../../tests/portal";
import { apiError, renderApp } from "../../../tests/render";
import { TermsPage } from "./TermsPage";

const incentive = {
  id: "inc_1",
  name: "Revenue share",
  trigger: "sale",
  terms: {
    structure: { kind: "PERCENT", percentage: "10", flat: null, brackets: null, bonus: null },
    conditions: null,
    limits: { firstOnly: false, maxCount: 0, maxMonths: 12 },
    min: null,
    max: null,
    caps: { perCustomer: null, perPeriod: null, budget: null },
    unit: null,
    exclusiveGroup: "",
    holdDays: null,
  },
};
const answer = (planVersion: object | null) => ({
  enrollment: {
    id: "enr_1",
    program: { id: "prg_1", eventTypes: [{ id: "evt_1", key: "sale", name: "Sale" }], stages: [] },
    terms: { source: planVersion ? "TIER" : null, planVersion },
  },
});
const version = {
  id: "plv_1",
  effectiveFrom: "2026-01-01T00:00:00Z",
  appliesTo: "NEW_CUSTOMERS",
  incentives: [incentive],
};
const show = (value: object | Error, language: "en" | "de" = "en") =>
  renderApp(
    <InPortal>
      <TermsPage />
    </InPortal>,
    { answers: { PortalTerms: value }, language },
  );

describe("TermsPage", () => {
  it("says what each incentive pays, and since when", async () => {
    await show(answer(version));
    expect(await screen.findByText("10% of each “Sale”.")).toBeVisible();
    expect(screen.getByText("For 12 months per customer, from the first.")).toBeVisible();
    expect(screen.getByText(/for customers who came since then/)).toBeVisible();
  });

  it("speaks German", async () => {
    await show(answer(version), "de");
    expect(await screen.findByText("12 Monate lang je Kunde, ab dem ersten Mal.")).toBeVisible();
  });

  it("says whom to ask when there are none", async () => {
    await show(answer(null));
    expect(await screen.findByText("No terms yet")).toBeVisible();
  });

  it("says what to do when it fails", async () => {
    await show(apiError("INTERNAL", { requestId: "req_7" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("req_7");
  });
});
