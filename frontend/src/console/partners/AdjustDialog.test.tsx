import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { AdjustDialog } from "./AdjustDialog";

const program = { id: "prg_1", currency: "EUR" } as never;
const open = (onClose: () => void, answers = {}) =>
  renderApp(
    <ProgramProvider program={program}>
      <AdjustDialog enrollmentId="enr_1" partner="Acme" onClose={onClose} />
    </ProgramProvider>,
    { answers },
  );

it("takes an amount with its reason, and may be sent twice without harm", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const done = { commission: { id: "com_1", amount: null }, isRepeated: false, userErrors: [] };
  const { asked } = await open(onClose, { CommissionAdjust: { commissionAdjust: done } });
  await user.selectOptions(screen.getByLabelText("What to do"), "Take");
  await user.type(screen.getByLabelText("Amount"), "12.50");
  await user.type(screen.getByLabelText("Reason"), "Paid twice");
  await user.click(screen.getByRole("button", { name: "Take it" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = {
    enrollmentId: "enr_1",
    amount: { amount: "-12.50", currencyCode: "EUR" },
    reason: "Paid twice",
    isHeld: false,
    idempotencyKey: expect.any(String),
  };
  expect(asked).toEqual([{ name: "CommissionAdjust", variables: { input } }]);
});

it("sends nothing that is no amount above 0", async () => {
  const user = userEvent.setup();
  const { asked } = await open(() => expect.unreachable());
  await user.type(screen.getByLabelText("Amount"), "0");
  await user.type(screen.getByLabelText("Reason"), "Nothing");
  await user.click(screen.getByRole("button", { name: "Give it" }));
  expect(await screen.findByText("Write an amount above 0, such as 12.50.")).toBeInTheDocument();
  expect(asked).toEqual([]);
});
