import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderApp } from "../../../tests/render";
import { MoreRows } from "./MoreRows";

const show = (count: number) =>
  renderApp(
    <MoreRows rows={[...Array(count).keys()]}>
      {(rows) => (
        <ul>
          {rows.map((row) => (
            <li key={row}>{row}</li>
          ))}
        </ul>
      )}
    </MoreRows>,
    { answers: {} },
  );

it("shows more rows step by step, until all are there", async () => {
  await show(1020);
  expect(await screen.findAllByRole("listitem")).toHaveLength(50);
  expect(screen.getByText("50 of 1,020")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(100);
});

it("names what is left, and ends", async () => {
  await show(60);
  await userEvent.click(await screen.findByRole("button", { name: "Show 10 more" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(60);
  expect(screen.queryByRole("button")).toBeNull();
});

it("shows few rows without a word", async () => {
  await show(50);
  expect(await screen.findAllByRole("listitem")).toHaveLength(50);
  expect(screen.queryByRole("button")).toBeNull();
});
