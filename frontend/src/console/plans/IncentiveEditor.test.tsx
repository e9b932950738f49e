import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useForm } from "react-hook-form";
import { expect, it } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { newIncentive } from "./draft";
import { IncentiveEditor } from "./IncentiveEditor";
import type { PlanValues } from "./planForm";

const names = { eventTypes: [{ key: "sale", name: "Sale", isSale: true }], stages: [] } as never;

function Editor({ name, isAlone }: { name: string; isAlone: boolean }) {
  const incentives = [{ ...newIncentive("sale", "EUR"), name }];
  const form = useForm<PlanValues>({
    defaultValues: {
      name: "",
      version: { starts: "now", effectiveFrom: "", appliesTo: "ALL_CUSTOMERS", note: "", incentives },
    },
  });
  const refuse = () => form.setError("version.incentives.0.name", { message: "Write a name." });
  const props = { form, names, isAlone, onRemove: () => {}, onUp: undefined, onDown: undefined };
  return (
    <>
      <IncentiveEditor {...props} index={0} />
      <button type="button" onClick={refuse}>
        Refuse
      </button>
    </>
  );
}
const show = (name: string, isAlone = false) =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1", currency: "EUR" } as never}>
      <Editor name={name} isAlone={isAlone} />
    </ProgramProvider>,
    { answers: {} },
  );

it("folds one of several, and shows it on demand", async () => {
  await show("Share");
  const change = await screen.findByRole("button", { name: "Change" });
  expect(change).toHaveAttribute("aria-expanded", "false");
  expect(screen.queryByLabelText("Name")).toBeNull();
  await userEvent.click(change);
  expect(screen.getByLabelText("Name")).toHaveValue("Share");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  expect(screen.queryByLabelText("Name")).toBeNull();
});

it("shows a new one, and one that is alone", async () => {
  const { unmount } = await show("");
  expect(await screen.findByLabelText("Name")).toBeVisible();
  unmount();
  await show("Share", true);
  expect(await screen.findByLabelText("Name")).toBeVisible();
});

it("unfolds at a mistake and goes to it", async () => {
  await show("Share");
  await userEvent.click(await screen.findByRole("button", { name: "Refuse" }));
  expect(await screen.findByLabelText("Name")).toHaveFocus();
  expect(screen.getByLabelText("Name")).toHaveAccessibleDescription(/Write a name\./);
  expect(screen.queryByRole("button", { name: "Change" })).toBeNull();
});
