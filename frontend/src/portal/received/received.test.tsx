import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { InPortal } from "../../../tests/portal";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { AnswerDialog } from "./AnswerDialog";
import { ReceivedPage } from "./ReceivedPage";
import { ReportDialog } from "./ReportDialog";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const prospect = {
  id: "rec_1",
  status: "SENT",
  company: "Southwind",
  contactName: "Kim",
  email: "kim@southwind.example",
  phone: "+49 (40) 555",
  country: "DE",
  website: null,
  message: "They need a site.",
  value: eur("1200.00"),
  wonValue: null as object | null,
  sentAt: "2026-03-02T08:00:00Z",
  closedAt: null as string | null,
  declineReason: null as string | null,
  note: null,
  history: [] as object[],
};
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
const listOf = (...rows: object[]) => ({
  PortalReceived: {
    enrollment: {
      id: "enr_1",
      reciprocity: {
        given: { wonCount: 2, wonValue: eur("500.00") },
        received: { sentCount: rows.length, wonCount: 1, wonValue: eur("700.00") },
      },
    },
    reciprocalReferrals: {
      edges: rows.map((node) => ({ node })),
      pageInfo,
      totalCount: rows.length,
    },
  },
});
const show = (answers: Answers, permissions: ("OWN_READ" | "OWN_REFERRAL_OPEN")[] = ["OWN_REFERRAL_OPEN"]) =>
  renderApp(
    <InPortal viewer={{ permissions }}>
      <ReceivedPage />
    </InPortal>,
    { answers, url: "/portal/received", path: "/portal/received" },
  );

describe("ReceivedPage", () => {
  it("says the balance, how to reach a prospect, and what waits", async () => {
    await show(listOf(prospect));
    const row = await screen.findByRole("listitem");
    expect(within(row).getByText("Waits for you")).toBeVisible();
    expect(within(row).getByRole("link", { name: "Call +49 (40) 555" })).toHaveAttribute(
      "href",
      "tel:+4940555",
    );
    expect(within(row).getByRole("button", { name: "Take it: Southwind" })).toBeVisible();
    expect(
      screen.getByText(/You gave 2 won referrals worth €500.00 and won 1 prospect worth €700.00/),
    ).toBeVisible();
  });

  it("keeps the address to itself once it is declined, and says why", async () => {
    const declined = {
      ...prospect,
      status: "DECLINED",
      declineReason: "NO_CAPACITY",
      closedAt: "2026-03-04T08:00:00Z",
    };
    await show(listOf(declined));
    expect(await screen.findByText("You declined on 4 Mar 2026: no time for it.")).toBeVisible();
    expect(screen.queryByRole("link", { name: /Write to/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /Take it/ })).toBeNull();
  });

  it("shows a correction with its reason", async () => {
    const won = {
      ...prospect,
      status: "WON",
      wonValue: eur("10.00"),
      closedAt: "2026-03-04T08:00:00Z",
      history: [
        { status: "WON", at: "2026-03-04T08:00:00Z", isCorrection: true, reason: "The contract says so." },
      ],
    };
    await show(listOf(won));
    expect(await screen.findByText("The contract says so.")).toBeVisible();
    expect(screen.getByText("Won €10.00, reported on 4 Mar 2026.")).toBeVisible();
  });

  it("offers nothing to who may only read", async () => {
    await show(listOf(prospect), ["OWN_READ"]);
    await screen.findByRole("listitem");
    expect(screen.queryByRole("button", { name: /Take it/ })).toBeNull();
  });

  it("says when there is nothing, and when it cannot be read", async () => {
    await show(listOf());
    expect(await screen.findByText("Nothing received yet")).toBeVisible();
    await show({ PortalReceived: apiError("INTERNAL") });
    expect(await screen.findByText("What you received could not be loaded")).toBeVisible();
  });
});

describe("AnswerDialog and ReportDialog", () => {
  it("declines for a reason, which must be chosen", async () => {
    const close = vi.fn();
    const { asked } = await renderApp(
      <InPortal>
        <AnswerDialog id="rec_1" company="Southwind" answer="decline" onClose={close} />
      </InPortal>,
      {
        answers: {
          ReciprocalDecline: { reciprocalDecline: { reciprocalReferral: prospect, userErrors: [] } },
        },
      },
    );
    await userEvent.click(screen.getByRole("button", { name: "Decline" }));
    expect(await screen.findByText("Choose a reason.")).toBeVisible();
    await userEvent.click(screen.getByLabelText("known already"));
    await userEvent.click(screen.getByRole("button", { name: "Decline" }));
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(asked[0]?.variables).toEqual({ id: "rec_1", reason: "KNOWN_ALREADY" });
  });

  it("reports a deal in the program’s currency, and shows a refusal", async () => {
    const { asked } = await renderApp(
      <InPortal>
        <ReportDialog id="rec_1" company="Southwind" onClose={() => expect.unreachable()} />
      </InPortal>,
      {
        answers: {
          ReciprocalReport: {
            reciprocalReport: {
              reciprocalReferral: null,
              userErrors: [{ field: ["id"], message: "Not now.", code: "WRONG_STATE" }],
            },
          },
        },
      },
    );
    await userEvent.click(screen.getByLabelText("We made a deal"));
    await userEvent.type(screen.getByLabelText(/^What you won, in /), "1,234.50");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByText("Not now.")).toBeVisible();
    expect(asked[0]?.variables).toMatchObject({ input: { outcome: "WON", value: { amount: "1234.50" } } });
  });
});
