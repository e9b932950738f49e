import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { InPortal } from "../../../tests/portal";
import { apiError, renderApp } from "../../../tests/render";
import { AccountPage } from "./AccountPage";
import { accountSearch } from "./search";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const entry = (
  cursor: string,
  event: string,
  amount: string,
  balance: string,
  payout: object | null = null,
) => ({
  cursor,
  node: {
    at: "2026-11-14T08:00:00Z",
    event,
    amount: euros(amount),
    balance: euros(balance),
    commission: {
      id: "com_1",
      kind: "EARNED",
      incentiveName: "Revenue share",
      customerLabel: "Acme",
      note: null,
    },
    payout,
  },
});
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
const answer = (edges: object[]) => ({
  enrollment: {
    id: "enr_1",
    balances: [{ currencyCode: "EUR", held: euros("40.00"), payable: euros("12.50") }],
  },
  ledgerEntries: { edges, pageInfo, totalCount: edges.length },
});
const show = (value: object | Error, url = "/portal/account", language: "en" | "de" = "en") =>
  renderApp(
    <InPortal>
      <AccountPage />
    </InPortal>,
    { answers: { PortalAccount: value }, url, path: "/portal/account", language },
  );

describe("AccountPage", () => {
  it("shows the balance, and after each entry what lay there", async () => {
    const { asked } = await show(
      answer([
        entry("b", "IN_PAYOUT", "-27.50", "12.50", { id: "pay_1", number: "2026-000007" }),
        entry("a", "APPROVED", "40.00", "40.00"),
      ]),
    );
    expect(await screen.findByText("Balance €12.50")).toBeVisible();
    expect(screen.getByText("Revenue share, Acme, Statement 2026-000007")).toBeVisible();
    expect(screen.getAllByText("−€27.50")[0]).toBeVisible();
    expect(screen.getByRole("link", { name: /Became payable/ })).toHaveAttribute(
      "href",
      "/portal/earnings/com_1",
    );
    expect(asked[0]?.variables).toEqual({
      id: "enr_1",
      filter: { enrollmentId: "enr_1", account: "PAYABLE", currencyCode: "EUR" },
      first: 25,
    });
  });

  it("carries forward what is owed, and calls it a deduction only where it comes in", async () => {
    const owed = answer([entry("a", "APPROVED", "-40.00", "-40.00")]);
    const balances = [{ currencyCode: "EUR", held: euros("0.00"), payable: euros("-40.00") }];
    await show({ ...owed, enrollment: { id: "enr_1", balances } });
    expect(await screen.findByText("Balance −€40.00")).toBeVisible();
    expect(screen.getByText(/It is carried forward/)).toBeVisible();
    expect(screen.getByText("Became due to deduct")).toBeVisible();
  });

  it.each([
    ["PAYABLE", "Became due to deduct"],
    ["PENDING", "Taken back"],
  ])("never calls earned what comes into %s with a minus", async (account, words) => {
    await show(answer([entry("a", "EARNED", "-40.00", "-40.00")]), `/portal/account?account=${account}`);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByText("Earned")).toBeNull();
  });

  it("says that what left the hold became payable", async () => {
    await show(answer([entry("a", "APPROVED", "-40.00", "0.00")]), "/portal/account?account=PENDING");
    expect(await screen.findByText("Became payable")).toBeVisible();
  });

  it("reads the held account in German", async () => {
    await show(answer([entry("a", "EARNED", "40.00", "40.00")]), "/portal/account?account=PENDING", "de");
    expect(await screen.findByText("Saldo 40,00 €")).toBeVisible();
    expect(screen.getByText("Verdient")).toBeVisible();
    expect(screen.getByRole("link", { name: "In der Wartefrist" })).toHaveAttribute("aria-current", "page");
  });

  it("gives all entries of a currency as a table to keep", async () => {
    await show(answer([]), "/portal/account?currency=USD");
    const link = await screen.findByRole("link", { name: "All entries in USD (CSV)" });
    expect(link).toHaveAttribute("href", "/files/ledger/enr_1.csv?currency=USD");
    expect(link).toHaveAttribute("download");
  });

  it("says what will stand there, and how to see all when a period is empty", async () => {
    const { unmount } = await show(answer([]));
    expect(await screen.findByText("Nothing in this account yet")).toBeVisible();
    unmount();
    await show(answer([]), "/portal/account?period=last-month&account=PENDING");
    expect(await screen.findByRole("link", { name: "Show all" })).toHaveAttribute(
      "href",
      "/portal/account?account=PENDING",
    );
  });

  it("says what to do when it fails", async () => {
    await show(apiError("INTERNAL", { requestId: "req_7" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("req_7");
  });
});

describe("accountSearch", () => {
  it("keeps what fits and leaves out what does not", () => {
    expect(accountSearch({ account: "PENDING", currency: "USD", period: "this-year" })).toEqual({
      account: "PENDING",
      currency: "USD",
      period: "this-year",
    });
    expect(accountSearch({ account: "BRAND", currency: "dollars", period: "tomorrow" })).toEqual({});
  });
});
