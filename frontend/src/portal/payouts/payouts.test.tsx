import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { formatMoney, sumMoney } from "~/lib/money";
import { InPortal, type InPortalProps } from "../../../tests/portal";
import { type Answers, renderApp } from "../../../tests/render";
import { PayoutMethodPage } from "./PayoutMethodPage";
import { PayoutsPage } from "./PayoutsPage";
import { StatementPage } from "./StatementPage";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const line = (id: string, amount: string, kind = "EARNED") => ({
  id: `pln_${id}`,
  commission: {
    id: `com_${id}`,
    kind,
    occurredAt: "2026-10-01T08:00:00Z",
    incentiveName: "Revenue share",
    customerLabel: "Acme",
    amount: euros(amount),
  },
});
const lines = [line("1", "59.70"), line("2", "70.30"), line("3", "-11.60", "REVERSAL")];
const payout = {
  id: "pay_1",
  number: "2026-000178",
  status: "PAID",
  amount: euros("118.40"),
  createdAt: "2026-11-05T08:00:00Z",
  paidAt: "2026-11-07T08:00:00Z",
  failureReason: null,
  accountHolder: "Ada & Co",
  accountNumberMasked: "•••• 6066",
  pdf: "/files/statements/pay_1.pdf?lang=en",
  page: "/files/statements/pay_1.html?lang=en",
  program: { id: "prg_1", name: "Example Partners" },
  payer: { name: "Example Ltd", address: "1 Quay\nLondon", country: null, taxNumber: "GB1" },
  payee: { name: "Ada & Co GmbH", address: null, country: "DE", taxNumber: null },
  lines,
};

const statement = (answer: object) =>
  renderApp(
    <InPortal>
      <StatementPage />
    </InPortal>,
    { answers: { PortalStatement: answer }, url: "/portal/payouts/pay_1", path: "/portal/payouts/$id" },
  );

describe("StatementPage", () => {
  it("has a number, both parties and the masked account", async () => {
    await statement({ payout });
    expect(await screen.findByRole("heading", { name: "Statement 2026-000178", level: 1 })).toBeVisible();
    expect(screen.getByText("€118.40 was paid on 7 Nov 2026.")).toBeVisible();
    const asItWas = (words: string) => (_: string, element: Element | null) => element?.textContent === words;
    expect(screen.getAllByText(asItWas("Example Ltd\n1 Quay\nLondon\nTax number GB1")).at(-1)).toBeVisible();
    expect(screen.getAllByText(asItWas("Ada & Co GmbH\nGermany")).at(-1)).toBeVisible();
    expect(screen.getByText("Ada & Co, •••• 6066")).toBeVisible();
  });

  it("has the numbered document as a file and as a page, in the language of the screen", async () => {
    const { asked } = await statement({ payout });
    const pdf = await screen.findByRole("link", { name: "Statement (PDF)" });
    expect(pdf).toHaveAttribute("href", payout.pdf);
    expect(pdf).toHaveAttribute("download");
    expect(screen.getByRole("link", { name: "Statement (page)" })).toHaveAttribute("href", payout.page);
    expect(asked[0]?.variables).toEqual({ id: "pay_1", language: "EN" });
  });

  it("lists every row, and the total is their sum", async () => {
    await statement({ payout });
    const table = await screen.findByRole("table", { name: "What is in it" });
    const rows = within(table).getAllByRole("row");
    expect(rows).toHaveLength(1 + lines.length + 1);
    const total = formatMoney(sumMoney(lines.map((one) => one.commission.amount)), "en");
    expect(rows.at(-1)).toHaveTextContent(`Total of 3 rows${total}`);
    expect(within(table).getByText("Taken back: Revenue share")).toBeVisible();
    expect(within(table).getByText("−€11.60")).toBeVisible();
  });

  it("says why it did not arrive", async () => {
    await statement({
      payout: { ...payout, status: "FAILED", paidAt: null, failureReason: "Account closed." },
    });
    expect(await screen.findByText(/did not arrive. What is in it is payable again/)).toBeVisible();
    expect(screen.getByText(/Account closed\./)).toBeVisible();
  });

  it("leads back when there is none", async () => {
    await statement({ payout: null });
    expect(await screen.findByText("This payout is not here")).toBeVisible();
  });
});

describe("PayoutsPage", () => {
  const membership = {
    id: "enr_1",
    status: "APPROVED",
    balances: [],
    program: { id: "prg_1", currency: "EUR" },
    partner: { id: "par_1", payoutMethods: [] },
  };
  const page = (answer: object, language: "en" | "de" = "en") =>
    renderApp(
      <InPortal>
        <PayoutsPage />
      </InPortal>,
      { answers: { PortalPayouts: answer }, url: "/portal/payouts", path: "/portal/payouts", language },
    );
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "a" };
  const one = { edges: [{ node: payout }], pageInfo, totalCount: 1 };

  it("leads from each row to its statement, and to the document of that number", async () => {
    const { asked } = await page({ enrollment: membership, payouts: one }, "de");
    const row = (await screen.findAllByRole("row")).at(-1) as HTMLElement;
    const link = (name: RegExp | string) => within(row).getByRole("link", { name });
    expect(link(/^2026-000178/)).toHaveAttribute("href", "/portal/payouts/pay_1");
    expect(link("PDF der Abrechnung 2026-000178")).toHaveAttribute("href", payout.pdf);
    expect(link("Seite der Abrechnung 2026-000178")).toHaveAttribute("href", payout.page);
    expect(asked[0]?.variables).toMatchObject({ language: "DE" });
  });

  it("says that a tax form is missing, and where one reads what to do", async () => {
    const nextPayout = { dueOn: "2026-12-05", amount: euros("120.00"), blockedBy: "TAX_FORM_REQUIRED" };
    const balances = [{ currencyCode: "EUR", held: euros("0.00"), nextPayout }];
    await page({ enrollment: { ...membership, balances }, payouts: one });
    expect(await screen.findByText("It is paid once the program’s team has your tax form.")).toBeVisible();
    expect(screen.getByText("€120.00")).toBeVisible();
    expect(screen.getByRole("link", { name: "What to do" })).toHaveAttribute(
      "href",
      "/portal/settings?tab=legal",
    );
  });
});

const method = {
  id: "pme_1",
  currency: "EUR",
  accountHolder: "Ada & Co",
  accountNumberMasked: "•••• 6066",
  bankCode: null,
};
const membership = (payoutMethods: object[]) => ({
  enrollment: {
    id: "enr_1",
    balances: [{ currencyCode: "USD" }],
    program: { id: "prg_1", currency: "EUR" },
    partner: { id: "par_1", name: "Ada & Co", payoutMethods },
  },
});
const form = (answers: Answers, props: Omit<InPortalProps, "children"> = {}) =>
  renderApp(
    <InPortal {...props}>
      <PayoutMethodPage />
    </InPortal>,
    { answers, url: "/portal/payouts/method", path: "/portal/payouts/method" },
  );

describe("PayoutMethodPage", () => {
  it("never fills in the number it keeps", async () => {
    await form({ PayoutMethodPage: membership([method]) });
    expect(await screen.findByLabelText("IBAN or account number")).toHaveValue("");
    expect(screen.getByText(/Now •••• 6066\./)).toBeVisible();
    expect(screen.getByLabelText("Account holder")).toHaveValue("Ada & Co");
  });

  it("offers the currencies in which there is something to pay", async () => {
    await form({ PayoutMethodPage: membership([]) });
    const options = within(await screen.findByLabelText("Currency")).getAllByRole("option");
    expect(options.map((one) => one.textContent)).toEqual(["EUR", "USD"]);
  });

  it("shows a wrong IBAN at its field and keeps it", async () => {
    const user = userEvent.setup();
    const mistake = {
      field: ["input", "accountNumber"],
      message: "The check digits of this IBAN do not fit.",
      code: "INVALID",
    };
    const { asked } = await form({
      PayoutMethodPage: membership([]),
      PortalPayoutMethodSet: {
        payoutMethodSet: { payoutMethod: null, partner: null, userErrors: [mistake] },
      },
    });
    await user.type(await screen.findByLabelText("IBAN or account number"), "DE00 1234");
    await user.click(screen.getByRole("button", { name: "Save payout method" }));
    expect(await screen.findByText(mistake.message)).toBeVisible();
    expect(screen.getByLabelText("IBAN or account number")).toHaveValue("DE00 1234");
    await waitFor(() =>
      expect(asked.at(-1)?.variables).toEqual({
        input: {
          partnerId: "par_1",
          currencyCode: "EUR",
          accountHolder: "Ada & Co",
          accountNumber: "DE00 1234",
        },
      }),
    );
  });

  it("is for owners only", async () => {
    await form({ PayoutMethodPage: membership([]) }, { viewer: { permissions: ["OWN_READ"] } });
    expect(await screen.findByText(/Only owners of your company/)).toBeVisible();
    expect(screen.queryByLabelText("IBAN or account number")).toBeNull();
  });
});
