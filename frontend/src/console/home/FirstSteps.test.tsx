import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { ViewerProvider } from "~/lib/viewer";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { FirstSteps } from "./FirstSteps";

const some = (is: boolean) => ({ edges: is ? [{ node: { id: "row_1" } }] : [] });
const show = (plan: boolean, partner: boolean, conversion: boolean, permission = "PROGRAM_MANAGE") =>
  renderApp(
    <ViewerProvider viewer={{ permissions: [permission], seats: [], isFirstRun: false } as never}>
      <ProgramProvider program={{ id: "prg_1" } as never}>
        <FirstSteps />
        <p>The page</p>
      </ProgramProvider>
    </ViewerProvider>,
    {
      answers: {
        FirstSteps: {
          program: { __typename: "Program", id: "prg_1", plan: plan ? { id: "pln_1" } : null },
          enrollments: some(partner),
          conversions: some(conversion),
        },
      },
    },
  );

it("leads to the first step that is not done, and to those after it", async () => {
  await show(true, false, false);
  const steps = await screen.findByRole("list", { name: "First steps" });
  const items = within(steps).getAllByRole("listitem");
  expect(within(items[0] as HTMLElement).queryByRole("link")).toBeNull();
  expect(items[1]).toHaveAttribute("aria-current", "step");
  expect(within(steps).getByRole("link", { name: "Add a partner" })).toHaveAttribute(
    "href",
    "/console/prg_1/partners?new=partner",
  );
  expect(within(steps).getByRole("link", { name: "See how" })).toHaveAttribute(
    "href",
    "/console/prg_1/developers",
  );
});

it("is gone when all is done", async () => {
  const { asked } = await show(true, true, true);
  await vi.waitFor(() => expect(asked.map((one) => one.name)).toContain("FirstSteps"));
  expect(screen.queryByText("First steps")).toBeNull();
});

it("is for those who may set a program up", async () => {
  const { asked } = await show(false, false, false, "REPORT_READ");
  expect(await screen.findByText("The page")).toBeVisible();
  expect(asked).toEqual([]);
});
