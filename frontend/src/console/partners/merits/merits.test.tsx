import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../../tests/render";
import { ProgramProvider } from "../../program";
import { CertificationDialog } from "./CertificationDialog";
import { PointsDialog } from "./PointsDialog";

const program = { id: "prg_1", timeZone: "Europe/Berlin" } as never;
const ok = { enrollment: null, userErrors: [] };

it("takes points back with their reason, and may be sent twice without harm", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await renderApp(
    <ProgramProvider program={program}>
      <PointsDialog enrollmentId="enr_1" partner="Ada" onClose={onClose} />
    </ProgramProvider>,
    { answers: { PointsGrant: { pointsGrant: ok } } },
  );
  await user.selectOptions(screen.getByLabelText("What to do"), "Take back");
  await user.type(screen.getByLabelText("Strategic points"), "2.5");
  await user.type(screen.getByLabelText("What for"), "Cancelled");
  await user.click(screen.getByRole("button", { name: "Take back" }));
  expect(await screen.findByText("Write a whole number above 0.")).toBeInTheDocument();
  expect(asked).toEqual([]);
  await user.clear(screen.getByLabelText("Strategic points"));
  await user.type(screen.getByLabelText("Strategic points"), "25");
  await user.click(screen.getByRole("button", { name: "Take back" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = { points: -25, reason: "Cancelled", grantedAt: null, idempotencyKey: expect.any(String) };
  expect(asked).toEqual([{ name: "PointsGrant", variables: { enrollmentId: "enr_1", input } }]);
});

it("notes a certification from midnight to midnight of the program, and keeps what is refused", async () => {
  const user = userEvent.setup();
  const refusal = { field: ["input", "name"], message: "Held already.", code: "TAKEN" };
  const { asked } = await renderApp(
    <ProgramProvider program={program}>
      <CertificationDialog enrollmentId="enr_1" partner="Ada" onClose={() => expect.unreachable()} />
    </ProgramProvider>,
    { answers: { CertificationGrant: { certificationGrant: { enrollment: null, userErrors: [refusal] } } } },
  );
  await user.type(screen.getByLabelText("Name"), "Sales");
  await user.type(screen.getByLabelText(/^Held since/), "2026-07-01");
  await user.type(screen.getByLabelText(/^Expires on/), "2027-01-01");
  await user.click(screen.getByRole("button", { name: "Add a certification" }));
  expect(await screen.findByText("Held already.")).toBeInTheDocument();
  expect(screen.getByLabelText("Name")).toHaveValue("Sales");
  const input = {
    name: "Sales",
    heldSince: "2026-06-30T22:00:00.000Z",
    expiresAt: "2026-12-31T23:00:00.000Z",
  };
  expect(asked).toEqual([{ name: "CertificationGrant", variables: { enrollmentId: "enr_1", input } }]);
});
