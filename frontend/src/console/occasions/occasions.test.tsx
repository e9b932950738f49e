import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { OccasionsPage } from "./OccasionsPage";

const figures = {
  registrationCount: 3,
  attendanceCount: 2,
  attendanceRate: "66.7",
  minutes: 83,
  averageMinutes: "41.5",
  engagementCount: 1,
};
const nobody = { ...figures, registrationCount: 0, attendanceRate: null, averageMinutes: null };
const occasion = {
  name: "Webinar",
  firstAt: "2026-03-01T08:00:00Z",
  lastAt: "2026-03-02T08:00:00Z",
  figures,
  partners: [{ enrollment: { id: "enr_1", partner: { id: "par_1", name: "Ada" } }, figures: nobody }],
};
const show = (answers: Answers, search = "") =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1" } as never}>
      <OccasionsPage />
    </ProgramProvider>,
    { answers, url: `/console/prg_1/occasions${search}`, path: "/console/$programId/occasions" },
  );

describe("OccasionsPage", () => {
  it("lists occasions with their rates, and none where nobody registered", async () => {
    await show({ Occasions: { occasions: [occasion, { ...occasion, name: "Fair", figures: nobody }] } });
    expect(await screen.findByRole("link", { name: "Webinar" })).toHaveAttribute(
      "href",
      "/console/prg_1/occasions?show=Webinar",
    );
    expect(screen.getByText("66.7%")).toBeVisible();
    expect(screen.getAllByText("–").length).toBeGreaterThan(0);
  });

  it("shows one with its partners", async () => {
    const { asked } = await show(
      { Occasions: { occasions: [occasion] }, OccasionPanel: { occasion } },
      "?show=Webinar",
    );
    const panel = await screen.findByRole("dialog", { name: "Webinar" });
    expect(await within(panel).findByRole("link", { name: "Ada" })).toBeVisible();
    expect(within(panel).getByText("3 people")).toBeVisible();
    expect(asked.find((one) => one.name === "OccasionPanel")?.variables).toEqual({
      programId: "prg_1",
      name: "Webinar",
    });
  });

  it("teaches how occasions come, and says when nothing fits or nothing can be read", async () => {
    await show({ Occasions: { occasions: [] } });
    expect(await screen.findByText("No occasions yet")).toBeVisible();
    await show({ Occasions: { occasions: [] } }, "?search=x");
    expect(await screen.findByText("No occasion has this in its name")).toBeVisible();
    await show({ Occasions: apiError("INTERNAL") });
    expect(await screen.findByText("Occasions could not be loaded")).toBeVisible();
  });
});
