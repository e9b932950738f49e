import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { type Viewer, ViewerProvider } from "~/lib/viewer";
import { renderApp } from "../../../../tests/render";
import { PartnerLegal } from "./PartnerLegal";

const ada = { id: "par_1", name: "Ada", legalName: null, address: "Street 1\nCity", taxNumber: null };
const show = (taxFormConfirmedAt: string | null, permissions: string[]) =>
  renderApp(
    <ViewerProvider viewer={{ permissions } as unknown as Viewer}>
      <PartnerLegal partner={{ ...ada, taxFormConfirmedAt } as never} needsTaxForm />
    </ViewerProvider>,
    { answers: { PartnerConfirmTaxForm: { partnerConfirmTaxForm: { partner: null, userErrors: [] } } } },
  );

it("says that nothing is paid without the form, and confirms it after a question", async () => {
  const { asked } = await show(null, ["PAYOUT_MANAGE"]);
  expect(screen.getByText("Not confirmed: nothing is paid until it is")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Confirm the tax form" }));
  const dialog = await screen.findByRole("dialog", { name: "Do you have the tax form of Ada?" });
  expect(dialog).toHaveTextContent("Keep the form itself");
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Confirm the tax form" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked).toEqual([{ name: "PartnerConfirmTaxForm", variables: { id: "par_1", confirmed: true } }]);
});

it("offers nothing to people who may only look", async () => {
  await show("2026-05-01T10:00:00Z", []);
  expect(screen.getByText("Confirmed on 1 May 2026")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});
