import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { InPortal, type InPortalProps } from "../../../tests/portal";
import { apiError, renderApp } from "../../../tests/render";
import { HomePage } from "./HomePage";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const stage = (id: string, name: string, count: number, value = "0.00") => ({
  stage: { id, name, kind: "OPEN" },
  count,
  totals: [{ value: euros(value) }],
});
const pipeline = { referralTotals: [stage("stg_1", "Submitted", 2), stage("stg_2", "Won", 1, "1000.00")] };

function home(change: object = {}) {
  return {
    enrollment: {
      id: "enr_1",
      status: "APPROVED",
      program: { id: "prg_1", currency: "EUR", needsTaxForm: false, eventTypes: [] },
      partner: {
        id: "par_1",
        address: "Hafenstr. 1",
        taxFormConfirmedAt: null,
        payoutMethods: [{ id: "pme_1" }],
      },
      balances: [
        {
          currencyCode: "EUR",
          held: euros("30.00"),
          payable: euros("90.00"),
          earned: euros("240.00"),
          nextPayout: { dueOn: "2026-12-05", amount: euros("120.00"), blockedBy: null },
        },
      ],
      monthTotals: { earned: [euros("40.00")] },
      totals: { clickCount: 12 },
      pipeline: [{ stage: { id: "stg_1" }, count: 2 }],
      tier: { id: "tir_1", name: "Silver", color: "#999999", benefits: ["Early access"] },
      tierSince: "2026-08-26T08:00:00Z",
      tierProgress: null,
      floorTier: null,
      pin: null,
      demotion: null,
      tierKeep: null,
      points: [],
      certifications: [],
      ...change,
    },
    links: {
      edges: [
        {
          node: { id: "lnk_1", code: "ada", url: "https://rap.port/r/ada", qrUrl: "https://rap.port/qr/ada" },
        },
      ],
    },
  };
}
const noEvents = { referrals: { edges: [] }, commissions: { edges: [] }, payouts: { edges: [] } };

const show = (answer: object | Error, props: Omit<InPortalProps, "children"> = {}) =>
  renderApp(
    <InPortal {...props}>
      <HomePage />
    </InPortal>,
    {
      answers: { PortalHome: answer, PortalEvents: noEvents, HomePipeline: pipeline },
      url: "/portal",
      path: "/portal",
    },
  );

describe("HomePage", () => {
  it("warns before a tier is lost", async () => {
    await show(home({ demotion: { at: "2027-04-29T22:00:00Z", tier: { id: "tir_0", name: "Bronze" } } }));
    expect(
      await screen.findByText(/^You keep Silver until 30 Apr 2027\. Then you fall to Bronze/),
    ).toBeVisible();
  });

  it("asks a new partner who is paid, and for the tax form that the program wants", async () => {
    const program = { id: "prg_1", currency: "EUR", needsTaxForm: true, eventTypes: [] };
    const partner = {
      id: "par_1",
      address: null,
      taxFormConfirmedAt: null,
      payoutMethods: [{ id: "pme_1" }],
    };
    await show(home({ program, partner }));
    expect(await screen.findByText("Hand in your tax form")).toBeVisible();
    for (const name of ["Fill in legal details", "See what happens next"])
      expect(screen.getByRole("link", { name })).toHaveAttribute("href", "/portal/settings?tab=legal");
  });

  it("asks for no tax form where none is needed, and nothing once all is done", async () => {
    await show(home());
    expect(await screen.findByRole("heading", { name: "Your tier" })).toBeVisible();
    expect(screen.queryByText("First steps")).toBeNull();
  });

  it("begins with the next payout, and every figure leads to its rows", async () => {
    await show(home());
    const next = await screen.findByRole("region", { name: "Next payout" });
    expect(next).toHaveTextContent("€120.005 Dec 2026");
    expect(screen.getByRole("link", { name: "€40.00" })).toHaveAttribute(
      "href",
      expect.stringMatching(/&currency=EUR&period=this-month$/),
    );
    const payable = await screen.findByRole("link", { name: "Payable now €90.00" });
    expect(payable).toHaveAttribute("href", "/portal/earnings?status=APPROVED&currency=EUR");
  });

  it("says what each currency brought and brings, the program's own first", async () => {
    const pounds = (amount: string) => ({ amount, currencyCode: "GBP" });
    const [own] = home().enrollment.balances;
    const owing = {
      currencyCode: "GBP",
      held: pounds("0.00"),
      payable: pounds("-12.00"),
      earned: pounds("8.00"),
      nextPayout: { dueOn: "2026-12-05", amount: pounds("-12.00"), blockedBy: "NEGATIVE_BALANCE" },
    };
    const monthTotals = { earned: [pounds("3.00"), euros("40.00")] };
    await show(home({ balances: [owing, own], monthTotals }));
    const month = await screen.findByRole("region", { name: "Earned this month" });
    expect(month).toHaveTextContent(/€40\.00.*£3\.00/);
    const lines = within(screen.getByRole("region", { name: "Next payout" })).getAllByRole("listitem");
    expect(lines.map((line) => line.textContent)).toEqual([
      "€120.005 Dec 2026",
      "−£12.00More was taken back than earned. It is carried forward and set off against what you earn next.",
    ]);
  });

  it("says nothing earned as a sum in the program's currency", async () => {
    await show(home({ monthTotals: { earned: [] } }));
    expect(await screen.findByRole("region", { name: "Earned this month" })).toHaveTextContent("€0.00");
  });

  it("draws a bar for what a tier still asks, and a line for what is met", async () => {
    const one = { eventType: "", valueAmount: null, thresholdAmount: null, missingAmount: null };
    const requirements = [
      { ...one, kind: "WON_REFERRALS", value: "3", threshold: "2", missing: "0", isMet: true },
      { ...one, kind: "ACTIVE_CUSTOMERS", value: "1", threshold: "4", missing: "3", isMet: false },
    ];
    const nextTier = { id: "tir_2", name: "Gold", mode: "ALL", window: { kind: "LIFETIME" }, benefits: [] };
    await show(home({ tierProgress: { nextTier, requirements } }));
    expect(await screen.findByRole("progressbar", { name: "Active customers" })).toBeVisible();
    expect(screen.getByText("Won referrals", { exact: false })).toHaveTextContent("Met: Won referrals");
    expect(screen.getAllByRole("progressbar")).toHaveLength(1);
  });

  it("shows link, pipeline, tier and newest below", async () => {
    await show(home());
    expect(await screen.findByLabelText("Main link")).toHaveValue("https://rap.port/r/ada");
    expect(await screen.findByText("1 referral", { exact: false })).toBeVisible();
    expect(screen.getByRole("link", { name: "Won" })).toHaveAttribute(
      "href",
      "/portal/referrals?view=list&stage=stg_2",
    );
    expect(screen.getByText("Silver")).toBeVisible();
    expect(await screen.findByText(/What happens to your referrals/)).toBeVisible();
  });

  it("leaves the first steps away once they are done", async () => {
    await show(home());
    await screen.findByText("Silver");
    expect(screen.queryByText("First steps")).toBeNull();
  });

  it("teaches a new partner the first steps", async () => {
    const fresh = {
      balances: [],
      totals: { clickCount: 0 },
      pipeline: [{ stage: { id: "stg_1" }, count: 0 }],
    };
    await show(home({ ...fresh, partner: { id: "par_1", payoutMethods: [] } }));
    expect(await screen.findByText(/Nothing earned yet/)).toBeVisible();
    expect(await screen.findByRole("listitem", { current: "step" })).toHaveTextContent("Share your link");
    expect(screen.getByRole("link", { name: "Add payout method" })).toHaveAttribute(
      "href",
      "/portal/payouts/method",
    );
  });

  it("asks for an account when that is what is missing", async () => {
    const balances = home().enrollment.balances.map((one) => ({
      ...one,
      nextPayout: { ...one.nextPayout, blockedBy: "NO_METHOD" },
    }));
    await show(home({ balances }));
    expect(await screen.findByText(/Say where the money should go/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Add payout method" })).toHaveAttribute(
      "href",
      "/portal/payouts/method?currency=EUR",
    );
  });

  it("says that the application is looked at, without asking for figures", async () => {
    const { asked } = await show(apiError("NOT_FOUND"), {
      membership: { status: "APPLIED", application: "I write a newsletter." },
    });
    expect(await screen.findByText("We look at your application")).toBeVisible();
    expect(screen.getByText("I write a newsletter.")).toBeVisible();
    expect(asked).toEqual([]);
  });

  it.each([
    ["SUSPENDED", "Your membership is paused"],
    ["BANNED", "Your membership has ended"],
  ] as const)("says what %s means and offers no link to share", async (status, title) => {
    await show(home({ status }), { membership: { status } });
    expect(await screen.findByText(title)).toBeVisible();
    await screen.findByText("Your referrals");
    expect(screen.queryByLabelText("Main link")).toBeNull();
  });

  it("offers to try again when it fails", async () => {
    await show(apiError("INTERNAL"));
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });
});
