import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderApp } from "../../../tests/render";
import { ClickAlarm } from "./ClickAlarm";

const fine = { isRefusing: false, refusedCount: 0, refusedAt: null, waitingSince: null };
const show = (health: object, language: "en" | "de" = "en") =>
  renderApp(
    <>
      <ClickAlarm />
      <p>end</p>
    </>,
    { answers: { ClickAlarm: { clickHealth: { ...fine, ...health } } }, language },
  );

describe("ClickAlarm", () => {
  it("says nothing while nothing is wrong, nor of clicks that were refused before", async () => {
    const { container, asked } = await show({ refusedCount: 3, refusedAt: "2026-03-02T08:00:00Z" });
    await waitFor(() => expect(asked).not.toHaveLength(0));
    await act(async () => {}); // the answer is shown
    expect(container.textContent).toBe("end");
  });

  it("says how many clicks the disk refuses, and since when others wait", async () => {
    await show({
      isRefusing: true,
      refusedCount: 1,
      refusedAt: "2026-03-02T08:00:00Z",
      waitingSince: "2026-03-02T07:00:00Z",
    });
    expect(await screen.findByText("The disk refuses clicks: 1 is lost")).toBeVisible();
    expect(screen.getByText("Clicks are waiting for the database")).toBeVisible();
  });

  it("says it in German", async () => {
    await show({ waitingSince: "2026-03-02T07:00:00Z" }, "de");
    expect(await screen.findByText("Klicks warten auf die Datenbank")).toBeVisible();
  });
});
