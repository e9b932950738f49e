import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Permission } from "~/gql/graphql";
import { ViewerProvider } from "~/lib/viewer";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { CorrectDialog } from "./CorrectDialog";
import { PartnerReciprocity } from "./PartnerReciprocity";
import { ReciprocalPage } from "./ReciprocalPage";
import { ReciprocalPanel } from "./ReciprocalPanel";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const enrollment = { id: "enr_1", partner: { id: "par_1", name: "Acme" } };
const prospect = {
  id: "rec_1",
  status: "WON",
  company: "Southwind",
  contactName: null,
  email: "kim@southwind.example",
  phone: null,
  country: null,
  website: null,
  message: null,
  value: eur("1200.00"),
  wonValue: eur("1000.00"),
  consentedAt: "2026-03-02T08:00:00Z",
  sentAt: "2026-03-02T08:00:00Z",
  answeredAt: "2026-03-03T08:00:00Z",
  closedAt: "2026-03-04T08:00:00Z",
  declineReason: null,
  note: "Thank you.",
  enrollment,
  history: [
    {
      status: "SENT",
      at: "2026-03-02T08:00:00Z",
      side: "VENDOR",
      actor: "system",
      isCorrection: false,
      reason: null,
    },
    {
      status: "WON",
      at: "2026-03-04T08:00:00Z",
      side: "PARTNER",
      actor: "usr_x",
      isCorrection: false,
      reason: null,
    },
    {
      status: "LOST",
      at: "2026-03-05T08:00:00Z",
      side: "VENDOR",
      actor: "system",
      isCorrection: true,
      reason: "Called off.",
    },
  ],
};
const inConsole = (page: ReactNode, permissions: Permission[]) => (
  <ViewerProvider viewer={{ permissions, seats: [], isFirstRun: false } as never}>
    <ProgramProvider program={{ id: "prg_1", currency: "EUR" } as never}>{page}</ProgramProvider>
  </ViewerProvider>
);

describe("ReciprocalPage", () => {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
  const listOf = (...rows: object[]) => ({
    Reciprocals: {
      reciprocalReferrals: { edges: rows.map((node) => ({ node })), pageInfo, totalCount: rows.length },
    },
  });
  const show = (answers: Answers, search = "", permissions: Permission[] = ["REFERRAL_MANAGE"]) =>
    renderApp(inConsole(<ReciprocalPage />, permissions), {
      answers,
      url: `/console/prg_1/reciprocal${search}`,
      path: "/console/$programId/reciprocal",
    });

  it("lists what was sent, filtered by the address", async () => {
    const { asked } = await show(listOf(prospect), "?status=WON");
    expect(await screen.findByRole("link", { name: "Southwind" })).toHaveAttribute(
      "href",
      "/console/prg_1/reciprocal?status=WON&show=rec_1",
    );
    expect(asked[0]?.variables).toMatchObject({ filter: { programId: "prg_1", statuses: ["WON"] } });
  });

  it("teaches the first step, to who may take it", async () => {
    await show(listOf());
    expect(await screen.findByText("Nothing sent to partners yet")).toBeVisible();
    expect(screen.getAllByRole("button", { name: "Send a prospect" })).toHaveLength(1);
    await show(listOf(), "", []);
    expect(screen.getAllByRole("button", { name: "Send a prospect" })).toHaveLength(1);
  });

  it("says when the list cannot be read", async () => {
    await show({ Reciprocals: apiError("INTERNAL") });
    expect(await screen.findByText("What was sent to partners could not be loaded")).toBeVisible();
  });
});

describe("ReciprocalPanel", () => {
  const show = (row: object | null, ...permissions: Permission[]) =>
    renderApp(inConsole(<ReciprocalPanel id="rec_1" onClose={() => expect.unreachable()} />, permissions), {
      answers: { ReciprocalPanel: { reciprocalReferral: row } },
    });

  it("shows every step, with the reason of a correction", async () => {
    await show(prospect, "REFERRAL_MANAGE");
    expect(await screen.findByText("Reported as won")).toBeVisible();
    expect(screen.getByText("Corrected to: Lost")).toBeVisible();
    expect(screen.getByText("Called off.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Correct" })).toBeVisible();
  });

  it("offers no correction of what is not reported, and says what is gone", async () => {
    await show({ ...prospect, status: "SENT", wonValue: null }, "REFERRAL_MANAGE");
    expect(await screen.findByText("Acme has to answer.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Correct" })).toBeNull();
    await show(null);
    expect(await screen.findByText("There is no such prospect")).toBeVisible();
  });

  it("corrects with a value and a reason", async () => {
    const close = vi.fn();
    const { asked } = await renderApp(
      inConsole(<CorrectDialog prospect={prospect as never} onClose={close} />, ["REFERRAL_MANAGE"]),
      {
        answers: {
          ReciprocalCorrect: { reciprocalCorrect: { reciprocalReferral: prospect, userErrors: [] } },
        },
      },
    );
    await userEvent.click(screen.getByLabelText("Won"));
    await userEvent.type(screen.getByLabelText("What was won, in EUR"), "1,100");
    await userEvent.type(screen.getByLabelText(/^Reason/), "The contract says so.");
    await userEvent.click(screen.getByRole("button", { name: "Save the correction" }));
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(asked[0]?.variables).toEqual({
      id: "rec_1",
      input: {
        status: "WON",
        value: { amount: "1100", currencyCode: "EUR" },
        reason: "The contract says so.",
      },
    });
  });
});

describe("PartnerReciprocity", () => {
  const show = (balance: string, given: number) =>
    renderApp(
      inConsole(
        <PartnerReciprocity
          enrollment={
            {
              ...enrollment,
              reciprocity: {
                given: { acceptedCount: 4, wonCount: given, wonValue: eur("500.00"), unvaluedCount: 1 },
                received: { sentCount: 3, acceptedCount: 2, wonCount: given, wonValue: eur("700.00") },
                wonValueBalance: eur(balance),
              },
            } as never
          }
        />,
        [],
      ),
    );

  it("says who gave more, and what is not in the sum", async () => {
    await show("-200.00", 1);
    expect(await screen.findByText("Acme received €200.00 more than it gave.")).toBeVisible();
    expect(screen.getByText("1 won referral without a value in EUR is not in the sum.")).toBeVisible();
    await show("200.00", 1);
    expect(await screen.findByText("Acme gave €200.00 more than it received.")).toBeVisible();
    await show("0.00", 1);
    expect(await screen.findByText("What was given and received is worth the same.")).toBeVisible();
    await show("0.00", 0);
    expect(await screen.findByText("Nothing was won on either side yet.")).toBeVisible();
  });
});
