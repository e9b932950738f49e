import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { DisputeOutcome } from "~/gql/graphql";
import { renderApp } from "../../../tests/render";
import { CloseDialog } from "./CloseDialog";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const partner = { id: "par_1", name: "Acme" };
const commission = { id: "com_1", status: "ON_HOLD", amount: eur("10.00"), unit: null, partner };
const own = { id: "dsp_1", externalId: "dp-1", status: "OPEN" };
const other = { id: "dsp_2", externalId: "dp-2", status: "OPEN" };
const won = { refund: null, released: [{ status: "APPROVED", commission }], takenBack: [] };
const lost = {
  refund: eur("80.00"),
  released: [],
  takenBack: [{ amount: eur("8.00"), unit: null, commission }],
};
const open = (
  outcome: DisputeOutcome,
  effect: object | Error,
  onClose: () => void,
  userErrors: object[] = [],
) => {
  const dispute = {
    id: "dsp_1",
    externalId: "dp-1",
    amount: eur("100.00"),
    conversion: { id: "cnv_1", disputes: [own, other] },
  };
  const refund = { id: "rfd_2", externalId: "dp-1", amount: eur("80.00") };
  return renderApp(<CloseDialog dispute={dispute as never} outcome={outcome} onClose={onClose} />, {
    answers: {
      CloseEffect: effect instanceof Error ? effect : { disputeEffect: effect },
      DisputeClose: { disputeClose: { dispute: { ...own, refund }, conversion: null, userErrors } },
    },
  });
};
const never = () => expect.unreachable();

it("says what goes on when the dispute is won", async () => {
  const onClose = vi.fn();
  const { asked } = await open("WON", won, onClose);
  expect(await screen.findByText("You keep €100.00. This is final.")).toBeInTheDocument();
  expect(screen.getByText("€10.00 of Acme goes on as “Approved”")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Close as won" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked.at(-1)).toEqual({ name: "DisputeClose", variables: { id: "dsp_1", outcome: "WON" } });
});

it("says what is given back, and what is taken of each partner", async () => {
  await open("LOST", lost, never);
  expect(await screen.findByText("€80.00 is recorded as a refund. This is final.")).toBeInTheDocument();
  expect(screen.getByText("€8.00 of Acme")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Close as lost: refund €80.00" })).toBeInTheDocument();
});

it("says when another dispute keeps it stopped, and what is paid already", async () => {
  const released = [{ status: "ON_HOLD", commission }];
  const paid = { ...commission, id: "com_2", status: "PAID" };
  const takenBack = [{ amount: eur("10.00"), unit: null, commission: paid }];
  await open("LOST", { ...lost, released, takenBack }, never);
  expect(await screen.findByText("€10.00 of Acme stays stopped by dispute dp-2")).toBeInTheDocument();
  expect(
    screen.getByText("€10.00 of Acme, which is paid: it is taken from the next payout"),
  ).toBeInTheDocument();
});

it("says when nothing is left to give back", async () => {
  await open("LOST", { ...lost, refund: null, takenBack: [] }, never);
  expect(await screen.findByText(/^Nothing is left to refund/)).toBeInTheDocument();
});

it("says when the effect is not known, and does not close", async () => {
  const { asked } = await open("WON", new Error("gone"), never);
  expect(await screen.findByText("What this would do could not be worked out")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Close as won" }));
  expect(asked.map(({ name }) => name)).not.toContain("DisputeClose");
});

it("stays open with what was refused", async () => {
  await open("WON", won, never, [{ field: ["id"], message: "It was closed.", code: "NOT_PENDING" }]);
  await screen.findByText("You keep €100.00. This is final.");
  await userEvent.click(screen.getByRole("button", { name: "Close as won" }));
  expect(await screen.findByText("It was closed.")).toBeInTheDocument();
});
