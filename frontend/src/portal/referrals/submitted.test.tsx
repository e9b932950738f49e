import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { InPortal, type InPortalProps } from "../../../tests/portal";
import { type Answers, renderApp } from "../../../tests/render";
import { ReferralPage } from "./ReferralPage";

const stage = { id: "stg_1", name: "Submitted", kind: "OPEN" };
const fields = [
  { id: "sfd_1", key: "seats", label: "Seats", hint: null, kind: "NUMBER", isRequired: false, options: [] },
  {
    id: "sfd_2",
    key: "called",
    label: "Called",
    hint: null,
    kind: "CONSENT",
    isRequired: false,
    options: [],
  },
];
const program = { id: "prg_1", name: "Example Partners", currency: "EUR", submissionFields: fields };
const submission = {
  company: "Acme GmbH",
  contactName: "Eva",
  email: "eva@acme.example",
  phone: null,
  country: "DE",
  website: null,
  estimate: { amount: "1200.00", currencyCode: "EUR" },
  expectedClose: "2026-12-24",
  message: "They know us.",
  answers: [
    { key: "seats", label: "Seats", value: "1500" },
    { key: "called", label: "Called", value: "true" },
  ],
  submittedAt: "2026-11-12T08:00:00Z",
  decidedAt: null,
  question: null,
  rejectReason: null,
  isFrozen: false,
};
const referral = {
  id: "ref_1",
  name: "Acme GmbH",
  company: "Acme GmbH",
  country: "DE",
  source: "SUBMISSION",
  status: "SUBMITTED",
  openedAt: "2026-11-12T08:00:00Z",
  closedAt: null,
  stage,
  stageSince: "2026-11-12T08:00:00Z",
  value: null,
  earned: [],
  viewerCanMoveTo: [],
  stageChanges: [],
  program,
  submission,
  protection: null as object | null,
  notes: [] as object[],
  tasks: [],
  viewerCanAddTask: false,
  next: null,
  attachments: [] as object[],
};
const decided = (change: object) => ({
  ...submission,
  isFrozen: true,
  decidedAt: "2026-11-14T08:00:00Z",
  ...change,
});

const show = (change: object, answers: Answers = {}, props: Omit<InPortalProps, "children"> = {}) =>
  renderApp(
    <InPortal {...props}>
      <ReferralPage />
    </InPortal>,
    {
      answers: { PortalReferral: { referral: { ...referral, ...change } }, ...answers },
      url: "/portal/referrals/ref_1",
      path: "/portal/referrals/$id",
    },
  );

describe("A submitted referral", () => {
  it("says what happens next, and what was submitted", async () => {
    await show({});
    expect(await screen.findByText("Thank you, it has arrived")).toBeVisible();
    expect(screen.getByText("The program’s team has it since 12 Nov 2026.")).toBeVisible();
    for (const words of ["eva@acme.example", "Germany", "€1,200.00", "24 Dec 2026", "1,500", "Yes"]) {
      expect(screen.getByText(words)).toBeVisible();
    }
    expect(screen.getByText("They know us.")).toBeVisible();
    expect(screen.getByRole("listitem")).toHaveTextContent(/^Submitted12 Nov 2026/);
    expect(screen.getByText("Waiting for an answer")).toBeVisible();
  });

  it("answers a question with the same form", async () => {
    const { asked } = await show(
      { status: "NEEDS_INFO", submission: { ...submission, question: "How many people?" } },
      {
        CorrectReferral: { program },
        PortalReferralResubmit: { referralResubmit: { referral, userErrors: [] } },
      },
    );
    expect(await screen.findByText("How many people?")).toBeVisible();
    expect(screen.getByText("The program’s team asked you something.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Answer" }));
    expect(await screen.findByRole("textbox", { name: "Company" })).toHaveValue("Acme GmbH");
    expect(screen.getByRole("textbox", { name: /Seats/ })).toHaveValue("1,500");
    const message = screen.getByRole("textbox", { name: /Message/ });
    expect(message).toHaveValue("They know us.");
    await userEvent.type(message, " 40 people.");
    await userEvent.click(screen.getByRole("checkbox", { name: /They agree/ }));
    await userEvent.click(screen.getByRole("button", { name: "Send it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked.find((one) => one.name === "PortalReferralResubmit")?.variables).toMatchObject({
      id: "ref_1",
      input: {
        message: "They know us. 40 people.",
        estimate: { amount: "1200.00", currencyCode: "EUR" },
        answers: [
          { key: "seats", value: "1500" },
          { key: "called", value: "true" },
        ],
      },
    });
  });

  it("says in words why it was not accepted", async () => {
    await show({ status: "REJECTED", submission: decided({ rejectReason: "OUTSIDE_MARKET" }) });
    expect(await screen.findByText("This referral was not accepted")).toBeVisible();
    expect(screen.getByText("It is outside of the program’s market.")).toBeVisible();
    const [last] = screen.getAllByRole("listitem");
    expect(last).toHaveTextContent(/^Not accepted14 Nov 2026/);
    expect(screen.queryByRole("button", { name: "Change" })).toBeNull();
  });

  it("offers nothing to those who only read", async () => {
    await show({}, {}, { viewer: { permissions: ["OWN_READ"] } });
    expect(await screen.findByText("Thank you, it has arrived")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 - 1000).toISOString();
const protection = {
  startsAt: "2026-01-01T08:00:00Z",
  endsAt: inDays(12),
  isActive: true,
  canRequestExtension: true,
  extensions: [] as object[],
  matches: [],
};
const accepted = (change: object) => ({
  status: "ACCEPTED",
  submission: decided({}),
  protection: { ...protection, ...change },
});

describe("Its protection", () => {
  const extended = (userErrors: object[]) => ({
    PortalExtensionRequest: {
      protectionExtensionRequest: {
        extension: userErrors.length > 0 ? null : { id: "ext_1", status: "OPEN" },
        userErrors,
      },
    },
  });
  const ask = async (days: string) => {
    await userEvent.click(await screen.findByRole("button", { name: "Ask for more time" }));
    const input = await screen.findByRole("spinbutton", { name: /How many days/ });
    await userEvent.clear(input);
    await userEvent.type(input, days);
    await userEvent.type(screen.getByRole("textbox", { name: "Why?" }), "A board meets.");
    await userEvent.click(screen.getByRole("button", { name: "Send the request" }));
  };

  it("counts the days, and is asked to be longer", async () => {
    const { asked } = await show(accepted({}), extended([]));
    expect(await screen.findByText("12 days left")).toBeVisible();
    expect(screen.getByText(/^Yours until/)).toBeVisible();
    await ask("45");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked.find((one) => one.name === "PortalExtensionRequest")?.variables).toEqual({
      referralId: "ref_1",
      input: { days: 45, reason: "A board meets." },
    });
  });

  it("keeps a refused request open, with the mistake at its field", async () => {
    const mistake = { field: ["input", "reason"], message: "Say more.", code: "INVALID" };
    await show(accepted({}), extended([mistake]));
    await ask("45");
    const reason = await screen.findByRole("textbox", { name: "Why?" });
    await waitFor(() => expect(reason).toHaveAccessibleDescription(/Say more\./));
    expect(reason).toHaveValue("A board meets.");
  });

  it("shows requests with their answers, and none beside an open one", async () => {
    const request = { id: "ext_1", days: 30, reason: "Holidays.", createdAt: "2026-11-12T08:00:00Z" };
    await show(
      accepted({
        canRequestExtension: false,
        extensions: [
          { ...request, id: "ext_2", status: "OPEN", answer: null, decidedAt: null },
          { ...request, status: "DECLINED", answer: "Too long.", decidedAt: "2026-11-13T08:00:00Z" },
        ],
      }),
    );
    expect(await screen.findAllByText("30 more days")).toHaveLength(2);
    expect(screen.getByText("Declined")).toBeVisible();
    expect(screen.getByText("Answer: Too long.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Ask for more time" })).toBeNull();
  });

  it("says when it is over", async () => {
    await show(accepted({ endsAt: "2026-11-01T08:00:00Z", isActive: false, canRequestExtension: false }));
    expect(await screen.findByText("Ended on 1 Nov 2026")).toBeVisible();
    expect(screen.queryByText(/left$/)).toBeNull();
  });
});

describe("Its notes", () => {
  it("show both sides, and take another one", async () => {
    const note = {
      id: "not_1",
      side: "VENDOR",
      text: "We called.",
      createdAt: "2026-11-12T08:00:00Z",
    };
    const { asked } = await show(
      { notes: [note, { ...note, id: "not_3", side: "PARTNER" }] },
      { PortalNoteWrite: { referralNoteWrite: { note: { id: "not_2" }, userErrors: [] } } },
    );
    expect(await screen.findAllByText("We called.")).toHaveLength(2);
    expect(screen.getByText(/^The program’s team ·/)).toBeVisible();
    expect(screen.getByText(/^Your team ·/)).toBeVisible();
    const text = screen.getByRole("textbox", { name: "New note" });
    await userEvent.type(text, "Thanks!");
    await userEvent.click(screen.getByRole("button", { name: "Send the note" }));
    await waitFor(() => expect(text).toHaveValue(""));
    expect(asked.find((one) => one.name === "PortalNoteWrite")?.variables).toEqual({
      referralId: "ref_1",
      text: "Thanks!",
    });
  });
});
