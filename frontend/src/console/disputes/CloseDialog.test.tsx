import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { DisputeOutcome } from "~/gql/graphql";
import { renderApp } from "../../../tests/render";
import { CloseDialog } from "./CloseDialog";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const commission = {
  id: "com_1",
  kind: "EARNED",
  status: "ON_HOLD",
  statusCause: { code: "DISPUTED", externalId: "dp-1" },
  createdAt: "2026-03-01T00:00:00Z",
  amount: eur("10.00"),
  net: eur("10.00"),
  unit: null,
  original: null,
  source: null,
  partner: { id: "par_1", name: "Acme" },
  changes: [{ id: "cch_1", fromStatus: "APPROVED", toStatus: "ON_HOLD" }],
};
const own = { id: "dsp_1", externalId: "dp-1", status: "OPEN" };
const open = (outcome: DisputeOutcome, more: object, onClose: () => void, userErrors: object[] = []) => {
  const conversion = {
    id: "cnv_1",
    amount: eur("100.00"),
    refundable: eur("80.00"),
    refunds: [{ id: "rfd_1", createdAt: "2026-03-02T00:00:00Z", amount: eur("20.00") }],
    disputes: [own],
    commissions: [{ ...commission, net: eur("8.00") }],
    ...more,
  };
  const dispute = { id: "dsp_1", externalId: "dp-1", amount: eur("100.00"), conversion };
  const refund = { id: "rfd_2", externalId: "dp-1", amount: eur("80.00") };
  return renderApp(<CloseDialog dispute={dispute as never} outcome={outcome} onClose={onClose} />, {
    answers: {
      DisputeClose: { disputeClose: { dispute: { ...own, refund }, conversion: null, userErrors } },
    },
  });
};
const never = () => expect.unreachable();

it("says what goes on when the dispute is won", async () => {
  const onClose = vi.fn();
  const { asked } = await open("WON", {}, onClose);
  expect(screen.getByText("You keep €100.00. This is final.")).toBeInTheDocument();
  expect(screen.getByText("€10.00 of Acme goes on as “Approved”")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Close as won" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked).toEqual([{ name: "DisputeClose", variables: { id: "dsp_1", outcome: "WON" } }]);
});

it("gives back no more than is left, and says what is taken of each partner", async () => {
  await open("LOST", {}, never);
  expect(screen.getByText("€80.00 is recorded as a refund. This is final.")).toBeInTheDocument();
  expect(screen.getByText("€8.00 of Acme")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Close as lost: refund €80.00" })).toBeInTheDocument();
});

it("says when another dispute keeps it stopped, and what is paid already", async () => {
  const other = { id: "dsp_2", externalId: "dp-2", status: "OPEN" };
  const paid = { ...commission, id: "com_2", status: "PAID", statusCause: null, changes: [] };
  await open("LOST", { disputes: [own, other], commissions: [commission, paid] }, never);
  expect(screen.getByText("€10.00 of Acme stays stopped by dispute dp-2")).toBeInTheDocument();
  expect(
    screen.getByText("€10.00 of Acme, which is paid: it is taken from the next payout"),
  ).toBeInTheDocument();
});

it("says when nothing is left to give back", async () => {
  await open("LOST", { refundable: eur("0.00") }, never);
  expect(screen.getByText(/^Nothing is left to refund/)).toBeInTheDocument();
});

it("stays open with what was refused", async () => {
  await open("WON", {}, never, [{ field: ["id"], message: "It was closed.", code: "NOT_PENDING" }]);
  await userEvent.click(screen.getByRole("button", { name: "Close as won" }));
  expect(await screen.findByText("It was closed.")).toBeInTheDocument();
});
