import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { InPortal } from "../../../tests/portal";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { AnswerClaim } from "./AnswerClaim";
import { ClaimsPage } from "./ClaimsPage";
import { OpenClaim } from "./OpenClaim";

const claim = {
  id: "clm_1",
  status: "OPEN",
  orderNumber: "A-1",
  customerEmail: "kim@example.com",
  day: "2026-03-01",
  amount: { amount: "1200.00", currencyCode: "EUR" },
  evidence: "They came by my newsletter.",
  files: [] as object[],
  question: null,
  answer: null,
  declineReason: null,
  note: null,
  dueAt: "2199-03-15T08:00:00Z",
  createdAt: "2026-03-02T08:00:00Z",
  decidedAt: null,
};
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
const listOf = (...rows: object[]) => ({
  PortalClaims: { claims: { edges: rows.map((node) => ({ node })), pageInfo, totalCount: rows.length } },
});
const show = (answers: Answers, permissions: ("OWN_READ" | "OWN_REFERRAL_OPEN")[] = ["OWN_REFERRAL_OPEN"]) =>
  renderApp(
    <InPortal viewer={{ permissions }}>
      <ClaimsPage />
    </InPortal>,
    { answers, url: "/portal/claims", path: "/portal/claims" },
  );

describe("ClaimsPage", () => {
  it("says what is claimed, and by when the program answers", async () => {
    const { asked } = await show(listOf(claim));
    const row = await screen.findByRole("listitem");
    expect(within(row).getByRole("heading", { name: "A-1" })).toBeVisible();
    expect(within(row).getByText("€1,200.00")).toBeVisible();
    expect(within(row).getByText("Waits for the program")).toBeVisible();
    expect(within(row).getByText("The program’s team answers by 15 Mar 2199.")).toBeVisible();
    expect(asked[0]?.variables).toEqual({ filter: { enrollmentId: "enr_1" }, first: 20 });
  });

  it("says when the answer is overdue", async () => {
    await show(listOf({ ...claim, dueAt: "2026-03-16T08:00:00Z" }));
    expect(await screen.findByText(/^The answer was due on 16 Mar 2026\./)).toBeVisible();
  });

  it("tells a decision with its reason and note, and nobody’s name", async () => {
    const decided = {
      ...claim,
      status: "DECLINED",
      declineReason: "CREDITED_OTHERWISE",
      note: "Sorry.",
      decidedAt: "2026-03-05T08:00:00Z",
    };
    await show(listOf(decided));
    expect(
      await screen.findByText(
        "Declined on 5 Mar 2026. By the program’s rules you do not have the credit for it.",
      ),
    ).toBeVisible();
    expect(screen.getByText("Sorry.")).toBeVisible();
  });

  it("leads from an upheld claim to the earnings", async () => {
    await show(listOf({ ...claim, status: "UPHELD", decidedAt: "2026-03-05T08:00:00Z" }));
    expect(await screen.findByText(/since 5 Mar 2026 the credit is yours/)).toBeVisible();
    expect(screen.getByRole("link", { name: "To your earnings" })).toHaveAttribute(
      "href",
      "/portal/earnings",
    );
  });

  it("shows the program’s question with the way to answer it", async () => {
    await show(listOf({ ...claim, status: "NEEDS_INFO", question: "Which link?" }));
    await userEvent.click(await screen.findByRole("button", { name: "Answer: A-1" }));
    expect(await screen.findByRole("dialog", { name: "Answer the question" })).toHaveTextContent(
      "Which link?",
    );
  });

  it("teaches what claims are for, and opens the first one", async () => {
    await show(listOf());
    expect(await screen.findByText("No claims yet")).toBeVisible();
    expect(screen.getByRole("link", { name: "Something is missing" })).toHaveAttribute(
      "href",
      "/portal/claims?new=claim",
    );
  });

  it("offers nothing to those who may only read", async () => {
    await show(listOf({ ...claim, status: "NEEDS_INFO", question: "Which link?" }), ["OWN_READ"]);
    expect(await screen.findByText("Which link?")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Answer/ })).toBeNull();
    expect(screen.queryByRole("link", { name: "Something is missing" })).toBeNull();
  });

  it("says when the list cannot be read", async () => {
    await show({ PortalClaims: apiError("INTERNAL") });
    expect(await screen.findByText("Your claims could not be loaded")).toBeVisible();
  });
});

describe("OpenClaim", () => {
  const open = (userErrors: object[], onClose: () => void, language: "en" | "de" = "en") =>
    renderApp(
      <InPortal>
        <OpenClaim onClose={onClose} />
      </InPortal>,
      {
        language,
        answers: { ClaimOpen: { claimOpen: { claim: userErrors[0] ? null : claim, userErrors } } },
      },
    );
  const fill = async (order: string, amount = "") => {
    if (order) await userEvent.type(screen.getByLabelText(/Order number|Bestellnummer/), order);
    await userEvent.type(screen.getByLabelText(/On which day|An welchem Tag/), "2026-03-01");
    if (amount) await userEvent.type(screen.getByLabelText(/^(Amount|Betrag)/), amount);
    await userEvent.type(screen.getByLabelText(/Why is it|Warum gehört/), "My newsletter.");
    await userEvent.click(screen.getByRole("button", { name: /Send the claim|Nachmeldung senden/ }));
  };

  it("sends what the partner knows", async () => {
    const onClose = vi.fn();
    const { asked } = await open([], onClose);
    await fill(" A-1 ", "1,200.50");
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const input = {
      programId: "prg_1",
      orderNumber: "A-1",
      day: "2026-03-01",
      amount: { amount: "1200.50", currencyCode: "EUR" },
      evidence: "My newsletter.",
      fileIds: [],
    };
    expect(asked).toEqual([{ name: "ClaimOpen", variables: { input } }]);
  });

  it("asks for the order number or the address before anything is sent", async () => {
    const { asked } = await open([], () => expect.unreachable());
    await fill("", "much");
    expect(await screen.findByText(/^Give the order number or/)).toBeVisible();
    expect(screen.getByText("Write a number, such as 1,234.50.")).toBeVisible();
    expect(asked).toEqual([]);
  });

  it("shows a mistake at its field and keeps what was typed", async () => {
    const message = "This day is in the future.";
    await open([{ field: ["input", "day"], message, code: "TOO_LARGE" }], () => expect.unreachable());
    await fill("A-1");
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByLabelText(/Order number/)).toHaveValue("A-1");
  });

  it("says in every language that it is claimed already", async () => {
    const taken = { field: ["input", "orderNumber"], message: "You claim this already.", code: "TAKEN" };
    await open([taken], () => expect.unreachable(), "de");
    await fill("A-1");
    expect(await screen.findByText(/^Das haben Sie schon nachgemeldet/)).toBeVisible();
  });
});

describe("AnswerClaim", () => {
  const open = (userErrors: object[], onClose: () => void) =>
    renderApp(<AnswerClaim id="clm_1" question="Which link?" onClose={onClose} />, {
      answers: { ClaimAnswer: { claimAnswer: { claim: null, userErrors } } },
    });
  const send = async () => {
    await userEvent.type(screen.getByLabelText(/Your answer/), "The first.");
    await userEvent.click(screen.getByRole("button", { name: "Send the answer" }));
  };

  it("sends the answer", async () => {
    const onClose = vi.fn();
    const { asked } = await open([], onClose);
    await send();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(asked).toEqual([
      { name: "ClaimAnswer", variables: { id: "clm_1", answer: "The first.", fileIds: [] } },
    ]);
  });

  it("stays open with what was refused", async () => {
    const late = { field: ["id"], message: "This claim does not wait for that.", code: "WRONG_STATE" };
    await open([late], () => expect.unreachable());
    await send();
    expect(await screen.findByText("This claim does not wait for that.")).toBeVisible();
    expect(screen.getByLabelText(/Your answer/)).toHaveValue("The first.");
  });
});
