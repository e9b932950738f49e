import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { Permission } from "~/gql/graphql";
import { ViewerProvider } from "~/lib/viewer";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { LandingPage } from "./LandingPage";

const saved = {
  id: "lpg_1",
  isPublished: true,
  language: "DE",
  title: "Hallo",
  body: "Text",
  button: "Los",
  consent: "Ja",
  thanks: "Danke",
};
const lead = {
  id: "lld_1",
  name: "Jo Doe",
  email: "jo@northwind.example",
  company: null,
  message: "Hello",
  consent: "You may write to me.",
  createdAt: "2026-03-02T08:00:00Z",
  isRepeated: true,
  link: { id: "lnk_1", code: "ada" },
  enrollment: { id: "enr_1", partner: { id: "par_1", name: "Ada" } },
  conversion: { id: "cnv_1" },
  referral: null,
};
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
const preview = {
  landingPagePreview: { html: "<h1>Drawn</h1>", thanksHtml: "<h1>Thanks</h1>", userErrors: [] },
};
const all: Permission[] = ["PROGRAM_MANAGE", "REFERRAL_READ", "REFERRAL_MANAGE"];
const inConsole = (page: ReactNode, permissions: Permission[]) => (
  <ViewerProvider viewer={{ permissions, seats: [], isFirstRun: false } as never}>
    <ProgramProvider program={{ id: "prg_1", slug: "acme" } as never}>{page}</ProgramProvider>
  </ViewerProvider>
);
const show = (answers: Answers, search = "", permissions = all) =>
  renderApp(inConsole(<LandingPage />, permissions), {
    answers: { LandingPreview: preview, ...answers },
    url: `/console/prg_1/landing${search}`,
    path: "/console/$programId/landing",
  });

describe("LandingPage", () => {
  it("begins with words to change, and draws them in a frame that runs nothing", async () => {
    await show({ ConsoleLanding: { landingPage: null } });
    expect(await screen.findByLabelText("Title")).toHaveValue("Recommended by {partner}");
    const frame = await screen.findByTitle("Preview: Phone");
    expect(frame).toHaveAttribute("sandbox", "");
    expect(frame).toHaveAttribute("srcdoc", "<h1>Drawn</h1>");
    await userEvent.click(screen.getByRole("button", { name: "After sending" }));
    expect(screen.getByTitle("Preview: After sending")).toHaveAttribute("srcdoc", "<h1>Thanks</h1>");
  });

  it("saves, and keeps what was typed when it is refused", async () => {
    const { asked } = await show({
      ConsoleLanding: { landingPage: saved },
      LandingPageSet: {
        landingPageSet: {
          landingPage: null,
          userErrors: [{ field: ["input", "title"], message: "Too long.", code: "TOO_LONG" }],
        },
      },
    });
    const title = await screen.findByLabelText("Title");
    await userEvent.clear(title);
    await userEvent.type(title, "Moin");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Too long.")).toBeVisible();
    expect(title).toHaveValue("Moin");
    expect(asked.find((one) => one.name === "LandingPageSet")?.variables).toEqual({
      programId: "prg_1",
      input: {
        isPublished: true,
        language: "DE",
        title: "Moin",
        body: "Text",
        button: "Los",
        consent: "Ja",
        thanks: "Danke",
      },
    });
  });

  it("is locked for who may only look", async () => {
    await show({ ConsoleLanding: { landingPage: saved } }, "", ["PROGRAM_READ"]);
    expect(await screen.findByLabelText("Title")).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    expect(screen.queryByRole("link", { name: "Leads" })).toBeNull();
  });

  it("lists leads with what was agreed to, and erases one", async () => {
    const { asked } = await show(
      {
        ConsoleLanding: { landingPage: saved },
        LandingLeads: { landingLeads: { edges: [{ node: lead }], pageInfo, totalCount: 1 } },
        LandingLeadErase: { landingLeadErase: { deletedId: "lld_1", userErrors: [] } },
      },
      "?view=leads&show=lld_1",
    );
    const panel = await screen.findByRole("dialog", { name: "Jo Doe" });
    expect(within(panel).getByText("You may write to me.")).toBeVisible();
    expect(within(panel).getByText("Nobody has credit for it")).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Erase" }));
    const confirm = await screen.findByRole("dialog", { name: "Erase everything Jo Doe wrote?" });
    await userEvent.click(within(confirm).getByRole("button", { name: "Erase" }));
    expect(asked.find((one) => one.name === "LandingLeadErase")?.variables).toEqual({ id: "lld_1" });
  });

  it("says when it cannot be read", async () => {
    await show({ ConsoleLanding: apiError("INTERNAL") });
    expect(await screen.findByText("The landing page could not be loaded")).toBeVisible();
  });
});
