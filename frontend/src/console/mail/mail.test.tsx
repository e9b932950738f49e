import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { mistakeSentences } from "./mistakes";
import { TemplateEditor } from "./TemplateEditor";
import { TemplatesPage } from "./TemplatesPage";

const template = {
  __typename: "MailTemplate" as const,
  kind: "submission.accepted",
  label: "A submission is accepted",
  audience: "PARTNERS" as const,
  language: "EN" as const,
  subject: "Accepted: {company}",
  body: "Hello {name}",
  isOwn: false,
  updatedAt: null,
  placeholders: [
    { name: "company", example: "Northwind Ltd" },
    { name: "name", example: "Ada Moss" },
  ],
};
const others = [
  { ...template, kind: "claim.opened", label: "A partner claims something", audience: "MEMBERS" },
  { ...template, kind: "digest", label: "The daily mail", audience: "ANYONE", isOwn: true },
];
const preview = {
  mailTemplatePreview: { subject: "Accepted: Northwind Ltd", html: "<p>Hello Ada</p>", mistakes: [] },
};

describe("TemplatesPage", () => {
  const list = { mailTemplates: [template, ...others] };
  const show = (answer: Answers[string], search = "") =>
    renderApp(
      <ProgramProvider program={{ id: "prg_1" } as never}>
        <TemplatesPage />
      </ProgramProvider>,
      {
        answers: { MailTemplates: answer, MailTemplatePreview: preview },
        url: `/console/prg_1/mail-templates${search}`,
        path: "/console/$programId/mail-templates",
      },
    );

  it("lists every mail by whom it goes to, and whose words it has", async () => {
    const { asked } = await show(list);
    expect(await screen.findByText("1 mail has words of your own.")).toBeVisible();
    const partners = screen.getByRole("table", { name: "To partners" });
    expect(within(partners).getByText("The product’s")).toBeVisible();
    expect(within(partners).getByRole("link", { name: "A submission is accepted" })).toHaveAttribute(
      "href",
      "/console/prg_1/mail-templates?show=submission.accepted",
    );
    const invitations = screen.getByRole("table", { name: "Invitations and the daily mail" });
    expect(within(invitations).getByText("Your own")).toBeVisible();
    expect(asked[0]?.variables).toEqual({ language: "EN" });
  });

  it("shows the other language, and the template that the address names", async () => {
    const { asked, router } = await show(list, "?show=submission.accepted");
    const editor = await screen.findByRole("dialog", { name: /A submission is accepted/ });
    await userEvent.click(within(editor).getByRole("button", { name: "Close" }));
    await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
    await userEvent.selectOptions(
      await screen.findByRole("combobox", { name: "Language of the templates" }),
      "German",
    );
    await vi.waitFor(() =>
      expect(asked.at(-1)).toEqual({ name: "MailTemplates", variables: { language: "DE" } }),
    );
  });

  it("says when the templates cannot be read", async () => {
    await show(apiError("INTERNAL"));
    expect(await screen.findByText("The templates could not be loaded")).toBeVisible();
  });
});

describe("mistakeSentences", () => {
  const problems = [
    "BLANK",
    "TOO_LONG",
    "LINE_BREAK",
    "LONE_BRACE",
    "UNKNOWN_NAME",
    "NOT_IN_SUBJECT",
  ] as const;

  it("has words for each mistake in both languages", () => {
    for (const problem of problems) {
      const said = (["en", "de"] as const).map((language) =>
        mistakeSentences([{ part: "SUBJECT", problem, name: "{x}" }], "SUBJECT", ["name"], language),
      );
      expect(new Set(said).size).toBe(2);
      for (const one of said) expect(one).toMatch(/ .*\.$/);
    }
  });

  it("tells only of the part that is asked for, and each mistake", () => {
    const mistakes = [
      { part: "BODY", problem: "UNKNOWN_NAME", name: "{stage}" },
      { part: "SUBJECT", problem: "BLANK", name: null },
      { part: "BODY", problem: "LONE_BRACE", name: null },
    ] as const;
    expect(mistakeSentences(mistakes, "BODY", ["company", "link"], "de")).toBe(
      "Zu {stage} ist hier nichts bekannt. Es gibt {company}, {link}. Klammern stehen nur um einen Namen, wie in {link}.",
    );
    expect(mistakeSentences([], "BODY", [], "en")).toBe("");
  });
});

describe("TemplateEditor", () => {
  const show = (answers: Answers, own = false) =>
    renderApp(
      <TemplateEditor template={{ ...template, isOwn: own } as never} onClose={() => expect.unreachable()} />,
      { answers: { MailTemplatePreview: preview, ...answers } },
    );
  const write = (label: RegExp, words: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value: words } });

  it("shows the words, what may stand in braces, and how they look", async () => {
    await show({});
    expect(await screen.findByLabelText(/^Subject/)).toHaveValue("Accepted: {company}");
    expect(screen.getByText("{company}")).toBeVisible();
    expect(screen.getByText("Northwind Ltd")).toBeVisible();
    const frame = await screen.findByTitle("Preview");
    expect(frame).toHaveAttribute("srcdoc", "<p>Hello Ada</p>");
    expect(frame).toHaveAttribute("sandbox", "");
    expect(screen.queryByRole("button", { name: "Back to the product’s words" })).toBeNull();
  });

  it("saves the words", async () => {
    const { asked } = await show({
      MailTemplateSet: {
        mailTemplateSet: { template: { ...template, isOwn: true }, mistakes: [], userErrors: [] },
      },
    });
    await screen.findByLabelText(/^Subject/);
    write(/^Subject/, "Well done, {name}");
    await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
    await vi.waitFor(() =>
      expect(asked.find(({ name }) => name === "MailTemplateSet")?.variables).toEqual({
        input: {
          kind: "submission.accepted",
          language: "EN",
          subject: "Well done, {name}",
          body: "Hello {name}",
        },
      }),
    );
  });

  it("keeps what was typed beside the mistake", async () => {
    const mistake = { field: ["input", "body"], message: "{stage} is not known here.", code: "INVALID" };
    const unknown = { part: "BODY", problem: "UNKNOWN_NAME", name: "{stage}" };
    await show({
      MailTemplateSet: {
        mailTemplateSet: { template: null, mistakes: [unknown], userErrors: [mistake] },
      },
      MailTemplatePreview: ({ input }) =>
        (input as { body: string }).body.includes("{stage}")
          ? { mailTemplatePreview: { subject: null, html: null, mistakes: [unknown] } }
          : preview,
    });
    const body = await screen.findByLabelText(/^Text/);
    write(/^Text/, "Now at {stage}");
    await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
    await vi.waitFor(() => expect(body).toBeInvalid());
    expect(body).toHaveAccessibleDescription(
      /Nothing is known for \{stage\} here. There is \{company\}, \{name\}\./,
    );
    expect(body).toHaveValue("Now at {stage}");
    const drawn = screen.getByRole("heading", { name: "Preview" }).parentElement as HTMLElement;
    expect(await within(drawn).findByText(/Nothing is known for \{stage\} here\./)).toBeVisible();
  });

  it("says when saving fails, and keeps what was typed", async () => {
    await show({ MailTemplateSet: apiError("FORBIDDEN") });
    await screen.findByLabelText(/^Subject/);
    write(/^Subject/, "Well done");
    await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
    expect(
      await screen.findByText("Your role does not allow this. Ask an owner of the organization."),
    ).toBeVisible();
    expect(screen.getByLabelText(/^Subject/)).toHaveValue("Well done");
  });

  it("goes back to the product's words once somebody confirms", async () => {
    const { asked } = await show(
      { MailTemplateReset: { mailTemplateReset: { template, userErrors: [] } } },
      true,
    );
    await userEvent.click(await screen.findByRole("button", { name: "Back to the product’s words" }));
    const question = await screen.findByRole("dialog", { name: "Go back to the product’s words?" });
    expect(
      within(question).getByText("Your words for “A submission is accepted” are deleted."),
    ).toBeVisible();
    expect(asked.map(({ name }) => name)).not.toContain("MailTemplateReset");
    await userEvent.click(within(question).getByRole("button", { name: "Back to the product’s words" }));
    await vi.waitFor(() =>
      expect(asked.find(({ name }) => name === "MailTemplateReset")?.variables).toEqual({
        kind: "submission.accepted",
        language: "EN",
      }),
    );
    await vi.waitFor(() => expect(screen.queryByText("Go back to the product’s words?")).toBeNull());
  });
});
