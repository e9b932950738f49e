import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Provider } from "urql";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "~/lib/i18n/language";
import { createAppRouter } from "~/router";
import { enrollment, partnerViewer } from "../../../tests/portal";
import { share } from "../../../tests/pricing";
import { type Answers, apiError, mockClient } from "../../../tests/render";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const terms = {
  enrollment: {
    id: "enr_1",
    balances: [],
    program: {
      id: "prg_1",
      currency: "EUR",
      needsCommissionApproval: false,
      eventTypes: [
        { id: "evt_1", key: "lead", name: "Lead", isLead: true, isSale: false },
        { id: "evt_2", key: "sale", name: "Sale", isLead: false, isSale: true },
      ],
      stages: [],
    },
    terms: {
      planVersion: {
        id: "plv_1",
        incentives: [{ id: "inc_1", trigger: "sale", terms: { conditions: null } }],
      },
    },
  },
};
const part = (change: object = {}, explanation: object = {}) => ({
  amount: euros("12.50"),
  unit: null,
  liftsEarlier: false,
  nextBracket: null,
  explanation: {
    ...share,
    incentive: { key: "share", name: "Revenue share", trigger: "sale" },
    ...explanation,
  },
  ...change,
});
const quoted = (incentives: object[], sums: object[] = [euros("12.50")]) => ({
  rateQuote: {
    quote: {
      occurredAt: "2026-11-21T12:00:00Z",
      tier: { id: "tir_1", name: "Gold" },
      planChoice: { planVersion: { id: "plv_1" } },
      sums,
      incentives,
    },
    userErrors: [],
  },
});
const layout: Answers = {
  Viewer: { viewer: partnerViewer },
  UnreadCount: { unreadNotificationCount: 0 },
  PortalEnrollments: {
    enrollments: { edges: [{ node: enrollment }] },
    rejections: { edges: [] },
  },
  PortalQuoteTerms: terms,
};

/** The page through the app's own router: its question is what the address says. */
function show(quote: Answers[string], url = "/portal/quote", language: "en" | "de" = "en") {
  const { client, asked } = mockClient({ ...layout, PortalQuote: quote });
  const { router } = createAppRouter(createMemoryHistory({ initialEntries: [url] }));
  render(
    <Provider value={client}>
      <LanguageProvider initial={language}>
        <RouterProvider router={router} />
      </LanguageProvider>
    </Provider>,
  );
  const questions = () => asked.filter((one) => one.name === "PortalQuote");
  return { questions, router };
}

describe("QuotePage", () => {
  it("asks nothing before it is asked, and then has the question in the address", async () => {
    const user = userEvent.setup();
    const { questions, router } = show(quoted([part()]));
    const amount = await screen.findByLabelText("Amount");
    expect(questions()).toEqual([]);
    expect(screen.getByText("Nothing asked yet")).toBeVisible();
    await user.type(amount, "100");
    await user.click(screen.getByRole("button", { name: "Show what I would earn" }));
    expect(await screen.findByText("You would earn €12.50.")).toBeVisible();
    expect(router.state.location.href).toBe("/portal/quote?type=sale&amount=100&currency=EUR");
    expect(questions().at(-1)?.variables).toEqual({
      input: {
        programId: "prg_1",
        enrollmentId: "enr_1",
        type: "sale",
        customerIsNew: true,
        amount: { amount: "100", currencyCode: "EUR" },
      },
    });
    await waitFor(() => expect(document.activeElement).toHaveTextContent("You would earn €12.50."));
  });

  it("answers an address that somebody sent, with what was asked and why", async () => {
    show(quoted([part()]), "/portal/quote?type=sale&amount=100&country=DE");
    expect(await screen.findByText("You would earn €12.50.")).toBeVisible();
    expect(
      screen.getByText(/^Sale · €100.00 · New customer · Germany · 21 Nov 2026 · Tier\sGold$/),
    ).toBeVisible();
    expect(await screen.findByRole("heading", { name: "Revenue share" })).toBeVisible();
    expect(screen.getByRole("table", { name: "The sum" })).toHaveTextContent("You would earn");
    expect(screen.getByLabelText(/^Amount/)).toHaveValue("100.00");
  });

  it("says the next step and what is lifted", async () => {
    const nextBracket = {
      from: 10,
      missing: 3,
      flat: null,
      percentage: "12",
      fromAmount: null,
      missingAmount: null,
    };
    show(quoted([part({ nextBracket, liftsEarlier: true })]), "/portal/quote?type=sale&amount=100");
    expect(
      await screen.findByText("The next step pays 12% from number 11 on: 3 to go, counting this one."),
    ).toBeVisible();
    expect(screen.getByText(/^Earlier ones of the same period/)).toBeVisible();
  });

  it("says why nothing would be earned", async () => {
    const none = part({ amount: null }, { isPaid: false, reason: "CONDITIONS", hold: null });
    show(quoted([none], []), "/portal/quote?type=sale&amount=100");
    expect(await screen.findByText("You would earn nothing.")).toBeVisible();
    expect(screen.getByRole("heading", { name: "What would not pay" })).toBeVisible();
    expect(screen.getAllByText("It would not pay: the conditions do not hold.")).toHaveLength(2);
  });

  it("gives what is no money by its number", async () => {
    const unit = { kind: "POINTS", name: "Store", quantity: 500 };
    show(quoted([part({ amount: null, unit })], []), "/portal/quote?type=lead", "de");
    expect(await screen.findByText("Sie würden 500 Punkte – Store verdienen.")).toBeVisible();
  });

  it("shows a mistake of the API at its field and keeps what was typed", async () => {
    const mistake = {
      field: ["input", "occurredAt"],
      message: "A quote looks at most 366 days ahead.",
      code: "TOO_LARGE",
    };
    show(
      { rateQuote: { quote: null, userErrors: [mistake] } },
      "/portal/quote?type=sale&amount=5&day=2031-01-01",
    );
    expect(await screen.findByText(mistake.message)).toBeVisible();
    expect(screen.getByLabelText(/^Day/)).toHaveValue("2031-01-01");
    expect(screen.getByText("The question has a mistake")).toBeVisible();
  });

  it("refuses what is no number before it is sent", async () => {
    const user = userEvent.setup();
    const { questions } = show(quoted([part()]));
    await user.type(await screen.findByLabelText("Amount"), "ten");
    await user.click(screen.getByRole("button", { name: "Show what I would earn" }));
    expect(await screen.findByText("Write a number, such as 1,234.50.")).toBeVisible();
    expect(questions()).toEqual([]);
  });

  it("says what to do when it fails", async () => {
    show(apiError("INTERNAL", { requestId: "req_7" }), "/portal/quote?type=sale&amount=5");
    expect(await screen.findByRole("alert")).toHaveTextContent("req_7");
    expect(screen.getByRole("button", { name: "Show what I would earn" })).toBeVisible();
  });
});
