import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { RunFiles } from "./RunFiles";
import { TakeOutDialog } from "./TakeOutDialog";

const amount = { amount: "40.00", currencyCode: "USD" };
const payout = { id: "pay_1", number: "P-1", amount, partner: { id: "par_1", name: "Acme" } };
const csv = { kind: "CSV", url: "/files/run.csv", obstacle: null, payoutCount: 2, excluded: [] };
const sepa = {
  kind: "SEPA",
  url: null,
  obstacle: "PAYER_INCOMPLETE",
  payoutCount: 0,
  excluded: [{ reason: "NOT_EURO", payout }],
};

it("offers each file with its number of payouts, and says why there is none and what is left out", async () => {
  const run = { id: "run_1", status: "APPROVED", files: [csv, sepa] } as never;
  await renderApp(
    <ProgramProvider program={{ id: "prg_1" } as never}>
      <RunFiles run={run} />
    </ProgramProvider>,
  );
  expect(screen.getByRole("link", { name: "Download the table (CSV)" })).toHaveAttribute(
    "href",
    "/files/run.csv",
  );
  expect(screen.getByText("2 payouts are in it.")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "Download the SEPA file (XML)" })).not.toBeInTheDocument();
  expect(screen.getByText(/in whose name and from which account/)).toBeInTheDocument();
  expect(screen.getByText("1 payout is not in it")).toBeInTheDocument();
  expect(screen.getByText("Acme, US$40.00: it is not in euro")).toBeInTheDocument();
});

it("takes a single payout out with its reason", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const answers = { PayoutCancel: { payoutCancel: { payout: null, payoutRun: null, userErrors: [] } } };
  const { asked } = await renderApp(<TakeOutDialog payout={payout} onClose={onClose} />, { answers });
  expect(screen.getByRole("dialog", { name: "Take P-1 out of this run?" })).toHaveTextContent(
    "US$40.00 for Acme is not paid now.",
  );
  await user.type(screen.getByLabelText("Why"), "Wrong account");
  await user.click(screen.getByRole("button", { name: "Take out" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked).toEqual([
    { name: "PayoutCancel", variables: { id: "pay_1", input: { reason: "Wrong account" } } },
  ]);
});
