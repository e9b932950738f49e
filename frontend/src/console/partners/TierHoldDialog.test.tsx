import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { type TierHold, TierHoldDialog } from "./TierHoldDialog";

const tiers = [
  { id: "tir_1", name: "Entry", rank: 1 },
  { id: "tir_2", name: "Gold", rank: 2 },
];
const ok = { enrollment: null, userErrors: [] };
const open = (hold: TierHold, onClose: () => void) =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1", timeZone: "Europe/Berlin" } as never}>
      <TierHoldDialog hold={hold} enrollmentId="enr_1" partner="Acme" floorId="tir_2" onClose={onClose} />
    </ProgramProvider>,
    {
      answers: {
        TierHoldChoices: { program: { id: "prg_1", tiers } },
        EnrollmentPinTier: { enrollmentPinTier: ok },
        EnrollmentUnpinTier: { enrollmentUnpinTier: ok },
        EnrollmentSetFloorTier: { enrollmentSetFloorTier: ok },
      },
    },
  );

it("fixes a tier for ever, with the reason", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await open("pin", onClose);
  await screen.findByRole("option", { name: "Gold" });
  await user.selectOptions(screen.getByLabelText("Tier"), "Gold");
  await user.type(screen.getByLabelText("Reason"), "Agreed");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = { tierId: "tir_2", until: null, reason: "Agreed" };
  expect(asked.at(-1)).toEqual({ name: "EnrollmentPinTier", variables: { id: "enr_1", input } });
});

it("takes the floor away", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await open("setFloor", onClose);
  await screen.findByRole("option", { name: "Gold" });
  await vi.waitFor(() => expect(screen.getByLabelText("Tier")).toHaveValue("tir_2"));
  await user.selectOptions(screen.getByLabelText("Tier"), "None");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked.at(-1)).toEqual({
    name: "EnrollmentSetFloorTier",
    variables: { id: "enr_1", input: { clear: true } },
  });
});

it("lets a fixed tier go", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await open("unpin", onClose);
  await user.click(screen.getByRole("button", { name: "No longer fix it" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked).toEqual([{ name: "EnrollmentUnpinTier", variables: { id: "enr_1" } }]);
});
