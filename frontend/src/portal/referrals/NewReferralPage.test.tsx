import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { InPortal, type InPortalProps } from "../../../tests/portal";
import { type Answers, renderApp } from "../../../tests/render";
import { NewReferralPage } from "./NewReferralPage";

const question = (key: string, kind: string, more: object = {}) => ({
  id: `sfd_${key}`,
  key,
  label: key,
  hint: null,
  kind,
  isRequired: false,
  options: [],
  ...more,
});
const program = (submissionFields: object[] = [], submissionDraft: object | null = null) => ({
  NewReferral: {
    program: { id: "prg_1", name: "Example Partners", currency: "EUR", submissionFields },
    submissionDraft,
  },
  SubmissionDraftSave: {
    submissionDraftSave: { draft: { updatedAt: "2026-11-21T10:00:00Z" }, userErrors: [] },
  },
  SubmissionDraftDelete: { submissionDraftDelete: { isDeleted: true, userErrors: [] } },
});
const sent = (referral: object | null, userErrors: object[] = []) => ({
  PortalReferralSubmit: { referralSubmit: { referral, userErrors } },
});
const acme = { id: "ref_9", name: "Acme", status: "SUBMITTED" };

const show = (answers: Answers, props: Omit<InPortalProps, "children"> = {}, language: "en" | "de" = "en") =>
  renderApp(
    <InPortal {...props}>
      <NewReferralPage />
    </InPortal>,
    { answers, language, url: "/portal/referrals/new", path: "/portal/referrals/new" },
  );

async function fillIn() {
  await userEvent.type(await screen.findByRole("textbox", { name: "Company" }), "Acme");
  await userEvent.type(screen.getByRole("textbox", { name: "E-mail" }), "eva@acme.example");
  await userEvent.click(screen.getByRole("checkbox", { name: /They agree/ }));
}
const submit = () => userEvent.click(screen.getByRole("button", { name: "Submit the referral" }));

describe("NewReferralPage", () => {
  beforeEach(() => localStorage.clear());

  it("sends what was typed, and leads to the referral", async () => {
    const { asked, router } = await show({ ...program(), ...sent(acme) });
    await fillIn();
    await userEvent.click(screen.getByText("More"));
    await userEvent.type(screen.getByRole("textbox", { name: /may be worth/ }), "1,200.50");
    await submit();
    await waitFor(() => expect(router.state.location.pathname).toBe("/portal/referrals/ref_9"));
    expect(asked.find((one) => one.name === "PortalReferralSubmit")?.variables).toEqual({
      input: {
        programId: "prg_1",
        company: "Acme",
        contactName: null,
        email: "eva@acme.example",
        phone: null,
        website: null,
        country: null,
        estimate: { amount: "1200.50", currencyCode: "EUR" },
        expectedClose: null,
        message: null,
        answers: [],
        hasConsent: true,
        externalId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
    expect(localStorage).toHaveLength(0);
  });

  it("wants one way to reach them", async () => {
    const { asked } = await show(program());
    await userEvent.type(await screen.findByRole("textbox", { name: "Company" }), "Acme");
    await userEvent.click(screen.getByRole("checkbox", { name: /They agree/ }));
    await submit();
    expect(await screen.findByText("Give an e-mail address, a phone number or a website.")).toBeVisible();
    expect(asked.some((one) => one.name === "PortalReferralSubmit")).toBe(false);
  });

  it("asks the program's own questions, each in its kind", async () => {
    const fields = [
      question("role", "TEXT", { isRequired: true }),
      question("why", "LONG_TEXT"),
      question("size", "CHOICE", { options: ["Small", "Large"] }),
      question("seats", "NUMBER"),
      question("start", "DATE"),
      question("called", "CONSENT"),
    ];
    const { asked } = await show({ ...program(fields), ...sent(acme) });
    await fillIn();
    expect(screen.getByRole("textbox", { name: "role" })).toBeRequired();
    await userEvent.type(screen.getByRole("textbox", { name: "role" }), " CTO ");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: /size/ }), "Large");
    await userEvent.type(screen.getByRole("textbox", { name: /seats/ }), "many");
    await submit();
    expect(await screen.findByText("Write a number, such as 1,234.50.")).toBeVisible();
    await userEvent.clear(screen.getByRole("textbox", { name: /seats/ }));
    await userEvent.type(screen.getByRole("textbox", { name: /seats/ }), "1,500");
    await userEvent.type(screen.getByLabelText(/start/), "2026-12-01");
    await userEvent.click(screen.getByRole("checkbox", { name: "called" }));
    await submit();
    await waitFor(() => expect(asked.some((one) => one.name === "PortalReferralSubmit")).toBe(true));
    expect(asked.find((one) => one.name === "PortalReferralSubmit")?.variables).toMatchObject({
      input: {
        answers: [
          { key: "role", value: "CTO" },
          { key: "size", value: "Large" },
          { key: "seats", value: "1500" },
          { key: "start", value: "2026-12-01" },
          { key: "called", value: "true" },
        ],
      },
    });
  });

  it("shows mistakes at their fields, and those of no field on top; what was typed stays", async () => {
    const mistakes = [
      { field: ["input", "company"], message: "Another name.", code: "INVALID" },
      { field: ["input", "answers", "role"], message: "Which role?", code: "BLANK" },
      { field: ["input", "hasConsent"], message: "They have to agree.", code: "BLANK" },
      { field: ["input", "estimate", "amount"], message: "Not below 0.", code: "TOO_SMALL" },
      { field: ["input", "answers", "new"], message: "“New” needs an answer.", code: "BLANK" },
    ];
    await show({ ...program([question("role", "TEXT")]), ...sent(null, mistakes) });
    await fillIn();
    await submit();
    const company = await screen.findByRole("textbox", { name: "Company" });
    expect(company).toHaveAccessibleDescription("Another name.");
    expect(company).toHaveValue("Acme");
    expect(screen.getByRole("textbox", { name: /role/ })).toHaveAccessibleDescription("Which role?");
    expect(screen.getByRole("checkbox", { name: /They agree/ })).toHaveAccessibleDescription(
      "They have to agree.",
    );
    expect(screen.getByText("Not below 0.")).toBeVisible();
    expect(screen.getByText("“New” needs an answer.")).toBeVisible();
  });

  it("keeps a draft with its id over a reload, and begins anew on demand", async () => {
    const first = await show({
      ...program(),
      ...sent(null, [{ field: null, message: "Later.", code: "X" }]),
    });
    await fillIn();
    await submit();
    expect(await screen.findByText("Later.")).toBeVisible();
    first.unmount();
    const second = await show({ ...program(), ...sent(acme) });
    expect(await screen.findByRole("textbox", { name: "Company" })).toHaveValue("Acme");
    expect(screen.getByText(/Here is what you had typed/)).toBeVisible();
    await submit();
    const idOf = (asked: { name: string; variables: unknown }[]) =>
      JSON.stringify(asked.find((one) => one.name === "PortalReferralSubmit")).match(
        /"externalId":"(\w+)"/,
      )?.[1];
    expect(idOf(first.asked)).toHaveLength(32);
    await waitFor(() => expect(idOf(second.asked)).toBe(idOf(first.asked)));
    second.unmount();

    const third = await show(program());
    const company = await screen.findByRole("textbox", { name: "Company" });
    expect(company).toHaveValue("");
    expect(screen.queryByRole("button", { name: "Start over" })).toBeNull();
    await userEvent.type(company, "Other");
    third.unmount();
    await show(program());
    expect(await screen.findByRole("textbox", { name: "Company" })).toHaveValue("Other");
    await userEvent.click(screen.getByRole("button", { name: "Start over" }));
    expect(screen.getByRole("textbox", { name: "Company" })).toHaveValue("");
    expect(screen.getByRole("textbox", { name: "Company" })).toHaveFocus();
    expect(localStorage).toHaveLength(0);
  });

  it("goes on with what another device typed, without files that are gone, and tells the server what is typed", async () => {
    const there = {
      externalId: "0".repeat(32),
      savedAt: Date.now(),
      files: [
        { id: "fil_1", name: "offer.pdf", size: 10 },
        { id: "fil_2", name: "gone.pdf", size: 10 },
      ],
      values: { company: "Elsewhere", answers: { offer: "fil_2" }, attachmentIds: ["fil_1", "fil_2"] },
    };
    const saved = { body: JSON.stringify(there), files: [{ id: "fil_1", name: "offer.pdf", size: 10 }] };
    const { asked } = await show(program([question("offer", "FILE")], saved));
    const company = await screen.findByRole("textbox", { name: "Company" });
    expect(company).toHaveValue("Elsewhere");
    expect(screen.getByText("offer.pdf")).toBeVisible();
    expect(screen.queryByText("gone.pdf")).toBeNull();
    await userEvent.type(company, " Ltd");
    expect(await screen.findByText("Saved", {}, { timeout: 3000 })).toBeVisible();
    const save = asked.find((one) => one.name === "SubmissionDraftSave") as { variables: { body: string } };
    expect(JSON.parse(save.variables.body)).toMatchObject({
      externalId: there.externalId,
      values: { company: "Elsewhere Ltd", answers: { offer: "" }, attachmentIds: ["fil_1"] },
    });
  });

  it("begins empty where the draft cannot be read", async () => {
    localStorage.setItem("rapport.referral-draft.enr_1", "{");
    await show(program());
    expect(await screen.findByRole("textbox", { name: "Company" })).toHaveValue("");
  });

  it("says that an earlier version was sent already", async () => {
    const conflict = { field: ["input", "externalId"], message: "x", code: "IDEMPOTENCY_CONFLICT" };
    await show({ ...program(), ...sent(null, [conflict]) });
    await fillIn();
    await submit();
    expect(await screen.findByText(/An earlier version of this form was sent already/)).toBeVisible();
  });

  it("is closed to members who are not approved", async () => {
    await show({}, { membership: { status: "SUSPENDED" } }, "de");
    expect(await screen.findByText("Hier können Sie keine Empfehlungen einreichen")).toBeVisible();
  });

  it("can be tried again when it does not load", async () => {
    await show({ NewReferral: new Error("offline") });
    expect(await screen.findByText("The form could not be loaded")).toBeVisible();
  });
});
