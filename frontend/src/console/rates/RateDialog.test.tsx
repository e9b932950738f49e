import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { RateDialog } from "./RateDialog";

const program = { id: "prg_1", currency: "EUR", timeZone: "Europe/Berlin" } as never;
const waiting = [{ currencyCode: "USD", conversionCount: 2, since: "2026-03-01T23:30:00Z" }];
const open = (userErrors: object[], onClose: () => void) =>
  renderApp(
    <ProgramProvider program={program}>
      <RateDialog currency="USD" waiting={waiting} onClose={onClose} />
    </ProgramProvider>,
    {
      language: "de",
      answers: { ExchangeRatesSet: { exchangeRatesSet: { exchangeRates: null, ratedCount: 2, userErrors } } },
    },
  );
const give = async (typed: string) => {
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox", { name: "Kurs" }), typed);
  await user.click(screen.getByRole("button", { name: "Kurs angeben" }));
};

it("gives the rate of the day since which conversions wait, as people write it", async () => {
  const onClose = vi.fn();
  const { asked } = await open([], onClose);
  expect(screen.getByText(/2 Conversions in USD warten, die früheste seit 2. März 2026/)).toBeInTheDocument();
  await give("0,9215");
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const rates = [{ currencyCode: "USD", day: "2026-03-02", rate: "0.9215", source: undefined }];
  expect(asked).toEqual([{ name: "ExchangeRatesSet", variables: { programId: "prg_1", rates } }]);
});

it("shows at the rate what was refused, and keeps what was typed", async () => {
  const used = { field: ["rates", "0", "rate"], message: "Used.", code: "NO_SUCH_CODE" };
  await open([used], () => expect.unreachable());
  await give("0,9");
  const field = screen.getByRole("textbox", { name: "Kurs" });
  await vi.waitFor(() => expect(field).toHaveAccessibleDescription(/Used\./));
  expect(field).toHaveValue("0,9");
});

it("sends nothing that is no number", async () => {
  const { asked } = await open([], () => expect.unreachable());
  await give("viel");
  expect(await screen.findByText("Bitte eine Zahl, zum Beispiel 0,9215.")).toBeInTheDocument();
  expect(asked).toEqual([]);
});
