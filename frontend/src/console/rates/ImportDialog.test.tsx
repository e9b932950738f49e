import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { ImportDialog } from "./ImportDialog";

const rowErrors = [{ line: 2, column: "day", message: "No day.", code: "INVALID" }];
const open = (answer: { rowErrors: object[]; userErrors: object[] }, onClose: () => void) =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1" } as never}>
      <ImportDialog onClose={onClose} />
    </ProgramProvider>,
    {
      answers: {
        RatesTry: { exchangeRatesImport: { rowCount: 1, ...answer } },
        RatesImport: { exchangeRatesImport: { rowCount: 1, ratedCount: 3, rowErrors: [], userErrors: [] } },
      },
    },
  );
const csv = "currency,day,rate\nUSD,2026-01-02,0.9\n";
const choose = () =>
  userEvent.upload(screen.getByLabelText("CSV file"), new File([csv], "rates.csv", { type: "text/csv" }));

it("tries the file when it is chosen, shows how it begins, and imports it when told", async () => {
  const onClose = vi.fn();
  const { asked } = await open({ rowErrors: [], userErrors: [] }, onClose);
  await choose();
  expect(await screen.findByText("1 rate, and nothing is wrong with it.")).toBeInTheDocument();
  expect(screen.getByText(/USD,2026-01-02,0.9/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Import 1 rate" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const variables = { programId: "prg_1", csv };
  expect(asked).toEqual([
    { name: "RatesTry", variables },
    { name: "RatesImport", variables },
  ]);
});

it("shows each mistake with its line, and imports nothing", async () => {
  const { asked } = await open({ rowErrors, userErrors: [] }, () => expect.unreachable());
  await choose();
  expect(await screen.findByText(/1 mistake. Nothing was imported/)).toBeInTheDocument();
  expect(screen.getByText("USD,2026-01-02,0.9")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Import" }));
  expect(asked.map((one) => one.name)).toEqual(["RatesTry"]);
});

it("says what is wrong with the file as a whole", async () => {
  const userErrors = [{ field: ["csv"], message: "There is no column rate.", code: "INVALID" }];
  await open({ rowErrors: [], userErrors }, () => expect.unreachable());
  await choose();
  expect(await screen.findByText("There is no column rate.")).toBeInTheDocument();
});

it("asks for a file", async () => {
  await open({ rowErrors: [], userErrors: [] }, () => expect.unreachable());
  await userEvent.click(screen.getByRole("button", { name: "Import" }));
  expect(await screen.findByText("Choose a file.")).toBeInTheDocument();
});
