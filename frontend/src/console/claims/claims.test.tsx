import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Permission } from "~/gql/graphql";
import { ViewerProvider } from "~/lib/viewer";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { AskDialog } from "./AskDialog";
import { ClaimPanel } from "./ClaimPanel";
import { ClaimsPage } from "./ClaimsPage";
import { DeclineDialog } from "./DeclineDialog";
import { UpholdDialog } from "./UpholdDialog";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const other = { percentage: "100", enrollment: { id: "enr_2", partner: { id: "par_2", name: "Beta" } } };
const conversion = {
  id: "cnv_1",
  type: "sale",
  externalId: "A-1",
  occurredAt: "2026-03-01T08:00:00Z",
  amount: eur("1200.00"),
  customer: { id: "cus_1", externalId: "c-1", email: "kim@example.com", company: "Kim AG", name: null },
  credits: [other],
};
const claim = {
  id: "clm_1",
  status: "OPEN",
  orderNumber: "A-1",
  customerEmail: null,
  day: "2026-03-01",
  amount: eur("1200.00"),
  evidence: "They came by my newsletter.",
  files: [] as object[],
  question: null,
  answer: null,
  declineReason: null,
  note: null,
  dueAt: "2199-03-15T08:00:00Z",
  createdAt: "2026-03-02T08:00:00Z",
  decidedAt: null,
  decidedBy: null,
  enrollment: { id: "enr_1", partner: { id: "par_1", name: "Acme" } },
  conversion: null,
  candidates: [conversion],
};
const eventTypes = { EventTypes: { program: { id: "prg_1", eventTypes: [] } } };
const inConsole = (page: ReactNode, permissions: Permission[]) => (
  <ViewerProvider viewer={{ permissions, seats: [], isFirstRun: false } as never}>
    <ProgramProvider program={{ id: "prg_1" } as never}>{page}</ProgramProvider>
  </ViewerProvider>
);
const never = () => expect.unreachable();

describe("ClaimsPage", () => {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
  const listOf = (...rows: object[]) => ({
    Claims: { claims: { edges: rows.map((node) => ({ node })), pageInfo, totalCount: rows.length } },
  });
  const show = (answers: Answers, search = "") =>
    renderApp(inConsole(<ClaimsPage />, []), {
      answers,
      url: `/console/prg_1/claims${search}`,
      path: "/console/$programId/claims",
    });

  it("lists what waits for the vendor, and marks what is overdue", async () => {
    const { asked } = await show(
      listOf(claim, { ...claim, id: "clm_2", orderNumber: "A-2", dueAt: "2026-03-16T08:00:00Z" }),
    );
    expect(await screen.findAllByRole("link", { name: "Acme" })).toHaveLength(2);
    expect(screen.getAllByText("Overdue")).toHaveLength(1);
    expect(asked[0]?.variables).toMatchObject({ filter: { programId: "prg_1", statuses: ["OPEN"] } });
  });

  it("lists what the address filters by", async () => {
    const { asked } = await show(listOf({ ...claim, status: "DECLINED" }), "?status=ALL");
    expect(await screen.findByRole("link", { name: "Acme" })).toHaveAttribute(
      "href",
      "/console/prg_1/claims?status=ALL&show=clm_1",
    );
    expect(asked[0]?.variables).toMatchObject({ filter: { programId: "prg_1" } });
    expect(asked[0]?.variables).not.toHaveProperty("filter.statuses");
  });

  it("says when nothing waits, and leads to all claims", async () => {
    const { router } = await show(listOf());
    expect(await screen.findByText("No claim waits for you")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Show all claims" }));
    expect(router.state.location.search).toEqual({ status: "ALL" });
    expect(await screen.findByText("No claims yet")).toBeVisible();
  });

  it("says when the list cannot be read", async () => {
    await show({ Claims: apiError("INTERNAL") });
    expect(await screen.findByText("Claims could not be loaded")).toBeVisible();
  });
});

describe("ClaimPanel", () => {
  const show = (row: object | null, ...permissions: Permission[]) =>
    renderApp(inConsole(<ClaimPanel id="clm_1" onClose={never} />, permissions), {
      answers: { ...eventTypes, ClaimPanel: { claim: row } },
    });

  it("shows what the partner says and the conversions that fit, with who has the credit", async () => {
    await show(claim, "REFERRAL_MANAGE", "COMMISSION_DECIDE");
    expect(await screen.findByText("They came by my newsletter.")).toBeVisible();
    expect(screen.getByText("Beta")).toBeVisible();
    expect(screen.getByText(/Kim AG/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Uphold with this one: A-1" }));
    expect(await screen.findByRole("dialog", { name: "Give the credit to Acme?" })).toBeVisible();
  });

  it("looks for another conversion, and upholds with it", async () => {
    const found = { ...conversion, id: "cnv_2", externalId: "B-77" };
    const answer = { conversions: { edges: [{ node: found }], totalCount: 3 } };
    const { asked } = await renderApp(
      inConsole(<ClaimPanel id="clm_1" onClose={never} />, ["REFERRAL_MANAGE", "COMMISSION_DECIDE"]),
      {
        answers: {
          ...eventTypes,
          ClaimPanel: { claim: { ...claim, candidates: [] } },
          FindClaimedConversion: answer,
        },
      },
    );
    await userEvent.type(await screen.findByRole("searchbox", { name: "Another conversion" }), "B-7");
    expect(await screen.findByText("2 more begin so: type more of it.")).toBeVisible();
    expect(asked.filter(({ name }) => name === "FindClaimedConversion").at(-1)?.variables).toEqual({
      filter: { programId: "prg_1", search: "B-7" },
    });
    await userEvent.click(screen.getByRole("button", { name: "Uphold with this one: B-77" }));
    expect(await screen.findByRole("dialog", { name: "Give the credit to Acme?" })).toBeVisible();
  });

  it("says when no conversion is found", async () => {
    await renderApp(inConsole(<ClaimPanel id="clm_1" onClose={never} />, ["REFERRAL_MANAGE"]), {
      answers: {
        ...eventTypes,
        ClaimPanel: { claim },
        FindClaimedConversion: { conversions: { edges: [], totalCount: 0 } },
      },
    });
    await userEvent.type(await screen.findByRole("searchbox", { name: "Another conversion" }), "zz");
    expect(await screen.findByText("No conversion and no customer has an id that begins so.")).toBeVisible();
  });

  it("lets those who may not decide on commissions ask and decline only", async () => {
    await show(claim, "REFERRAL_MANAGE");
    expect(await screen.findByRole("button", { name: "Ask" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Decline" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Uphold/ })).toBeNull();
  });

  it("has no buttons for those who may only read", async () => {
    await show(claim, "REFERRAL_READ");
    expect(await screen.findByText("Beta")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^(Ask|Decline|Uphold.*)$/ })).toBeNull();
  });

  it("does not ask twice while the partner has the ball", async () => {
    await show({ ...claim, status: "NEEDS_INFO", question: "Which link?" }, "REFERRAL_MANAGE");
    expect(await screen.findByText("Which link?")).toBeVisible();
    expect(screen.getByRole("button", { name: "Decline" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Ask" })).toBeNull();
  });

  it("leads from an upheld claim to its conversion", async () => {
    await show({ ...claim, status: "UPHELD", conversion }, "REFERRAL_MANAGE", "COMMISSION_DECIDE");
    expect(await screen.findByRole("link", { name: /A-1/ })).toHaveAttribute(
      "href",
      "/console/prg_1/conversions/cnv_1",
    );
    expect(screen.queryByRole("button", { name: /^(Ask|Decline|Uphold.*)$/ })).toBeNull();
  });

  it("says when nothing fits, and when there is no such claim", async () => {
    const { unmount } = await show({ ...claim, candidates: [] });
    expect(await screen.findByText(/^No conversion has this order number/)).toBeVisible();
    unmount();
    await show(null);
    expect(await screen.findByText("There is no such claim")).toBeVisible();
  });
});

describe("the answers", () => {
  const decided = { field: ["id"], message: "This claim does not wait for that.", code: "WRONG_STATE" };
  const uphold = (userErrors: object[], onClose: () => void) =>
    renderApp(
      inConsole(
        <UpholdDialog id="clm_1" name="Acme" conversion={conversion as never} onClose={onClose} />,
        [],
      ),
      { answers: { ...eventTypes, ClaimUphold: { claimUphold: { claim: null, userErrors } } } },
    );
  it("says when somebody else has decided since the dialog was opened", async () => {
    await renderApp(
      inConsole(
        <UpholdDialog
          id="clm_1"
          name="Acme"
          conversion={conversion as never}
          meanwhile="Somebody else has decided meanwhile."
          onClose={() => {}}
        />,
        [],
      ),
      { answers: eventTypes },
    );
    expect(await screen.findByText("Somebody else has decided meanwhile.")).toBeVisible();
  });

  const upholdIt = () =>
    userEvent.click(screen.getByRole("button", { name: "Uphold: give credit for €1,200.00" }));

  it("says that the whole credit moves, and from whom, before it upholds", async () => {
    const onClose = vi.fn();
    const { asked } = await uphold([], onClose);
    expect(
      screen.getByText(/^The whole credit of .*A-1 over €1,200\.00 becomes that of Acme, who/),
    ).toBeVisible();
    expect(screen.getByText(/^Now it is with Beta\./)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Note to the partner/), "Found it.");
    await upholdIt();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(asked.find((one) => one.name === "ClaimUphold")?.variables).toEqual({
      id: "clm_1",
      conversionId: "cnv_1",
      note: "Found it.",
    });
  });

  it("stays open when upholding was refused", async () => {
    await uphold([decided], never);
    await upholdIt();
    expect(await screen.findByText(decided.message)).toBeVisible();
  });

  it("asks the partner, and shows a mistake at the question", async () => {
    const tooLong = { field: ["input", "question"], message: "This is too long.", code: "TOO_LONG" };
    const onClose = vi.fn();
    const answers = {
      ClaimAsk: ({ question }: Record<string, unknown>) => ({
        claimAsk: { claim: null, userErrors: question === "Which?" ? [] : [tooLong] },
      }),
    };
    await renderApp(<AskDialog id="clm_1" name="Acme" onClose={onClose} />, { answers });
    const field = screen.getByLabelText("What should the partner tell?");
    await userEvent.type(field, "Long");
    await userEvent.click(screen.getByRole("button", { name: "Send the question" }));
    expect(await screen.findByText("This is too long.")).toBeVisible();
    expect(field).toHaveValue("Long");
    await userEvent.clear(field);
    await userEvent.type(field, "Which?");
    await userEvent.click(screen.getByRole("button", { name: "Send the question" }));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  });

  const decline = (userErrors: object[], onClose: () => void) =>
    renderApp(<DeclineDialog id="clm_1" name="Acme" onClose={onClose} />, {
      answers: { ClaimDecline: { claimDecline: { claim: null, userErrors } } },
    });
  const declineIt = () => userEvent.click(screen.getByRole("button", { name: "Decline the claim" }));

  it("declines for one of the fixed reasons", async () => {
    const onClose = vi.fn();
    const { asked } = await decline([], onClose);
    await declineIt();
    expect(await screen.findByText("Choose a reason.")).toBeVisible();
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole("radio", { name: "It was claimed before" }));
    await declineIt();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(asked).toEqual([{ name: "ClaimDecline", variables: { id: "clm_1", reason: "DUPLICATE" } }]);
  });

  it("stays open when declining was refused", async () => {
    await decline([decided], never);
    await userEvent.click(screen.getByRole("radio", { name: "It was claimed before" }));
    await declineIt();
    expect(await screen.findByText(decided.message)).toBeVisible();
  });
});
