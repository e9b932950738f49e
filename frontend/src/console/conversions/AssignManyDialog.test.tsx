import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { AssignManyDialog } from "./AssignManyDialog";

const partner = { id: "par_1", name: "Acme", email: "a@acme.test" };
const enrollments = { edges: [{ node: { id: "enr_1", partner } }] };
const open = (mistakes: object[], onDone: () => void) =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1" } as never}>
      <AssignManyDialog ids={["cnv_1", "cnv_2"]} amounts="€30.00" onClose={() => undefined} onDone={onDone} />
    </ProgramProvider>,
    {
      answers: {
        EnrollmentPicker: { enrollments },
        ConversionsAssign: { conversionsAssign: { conversions: null, userErrors: mistakes } },
      },
    },
  );
const fill = async () => {
  const user = userEvent.setup();
  await user.click(screen.getByRole("combobox", { name: "Partner" }));
  await user.click(await screen.findByRole("option", { name: /Acme/ }));
  await user.type(screen.getByLabelText("Reason"), "Told us");
  await user.click(screen.getByRole("button", { name: "Assign 2 conversions: €30.00" }));
};

it("gives all credit of the ticked ones to one partner, with the reason", async () => {
  const onDone = vi.fn();
  const { asked } = await open([], onDone);
  await fill();
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  const input = { credits: [{ enrollmentId: "enr_1", percentage: "100" }], reason: "Told us" };
  expect(asked.filter((one) => one.name === "ConversionsAssign")).toEqual([
    { name: "ConversionsAssign", variables: { ids: ["cnv_1", "cnv_2"], input } },
  ]);
});

it("stays open with what was refused", async () => {
  const mistake = { field: ["ids", "0"], message: "Somebody has credit for it.", code: "WRONG_STATE" };
  await open([mistake], () => expect.unreachable());
  await fill();
  expect(await screen.findByText("Somebody has credit for it.")).toBeInTheDocument();
});

it("asks for a partner before anything is sent", async () => {
  const user = userEvent.setup();
  const { asked } = await open([], () => expect.unreachable());
  await user.type(screen.getByLabelText("Reason"), "Told us");
  await user.click(screen.getByRole("button", { name: "Assign 2 conversions: €30.00" }));
  expect(await screen.findByText("Choose a partner.")).toBeInTheDocument();
  expect(asked.filter((one) => one.name === "ConversionsAssign")).toEqual([]);
});
