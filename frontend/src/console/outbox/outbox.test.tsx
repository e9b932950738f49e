import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { failureSentence } from "./failure";
import { MailPanel } from "./MailPanel";
import { OutboxPage } from "./OutboxPage";

const mail = {
  __typename: "Mail",
  id: "mai_1",
  kind: "submission.accepted",
  recipient: "mia@example.com",
  language: "DE",
  subject: "Your referral was accepted",
  text: "Hello Mia, in plain words.",
  html: "<p>Hello <strong>Mia</strong></p>",
  status: "SENT",
  attemptCount: 1,
  failure: null as object | null,
  createdAt: "2026-03-02T08:00:00Z",
  sentAt: "2026-03-02T08:00:05Z" as string | null,
};
const failed = {
  ...mail,
  status: "FAILED",
  attemptCount: 8,
  failure: { reason: "RECIPIENT_REFUSED", serverCode: 550 },
  sentAt: null,
};

describe("failureSentence", () => {
  it("has words for each reason in both languages", () => {
    const reasons = [
      ...["UNREACHABLE", "TRY_LATER", "RECIPIENT_REFUSED", "SENDER_REFUSED"],
      ...["NOT_TAKEN", "MISCONFIGURED", "UNWRITABLE"],
    ] as const;
    for (const reason of reasons) {
      const said = (["en", "de"] as const).map((language) =>
        failureSentence({ reason: reason as "NOT_TAKEN", serverCode: null }, language),
      );
      expect(new Set(said).size).toBe(2);
      for (const one of said) expect(one).toMatch(/ .*\.$/);
    }
    expect(failureSentence({ reason: "TRY_LATER", serverCode: 451 }, "de")).toBe(
      "Der Mailserver bat, es später noch einmal zu versuchen. Er antwortete 451.",
    );
  });
});

describe("OutboxPage", () => {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
  const sending = { isSending: true, sender: "partners@example.com" };
  const listOf = (mailDelivery: object, ...rows: object[]) => ({
    Outbox: {
      mails: { edges: rows.map((node) => ({ node })), pageInfo, totalCount: rows.length },
      mailDelivery,
    },
    MailPanel: { mail },
  });
  const show = (answers: Answers, search = "") =>
    renderApp(
      <ProgramProvider program={{ id: "prg_1" } as never}>
        <OutboxPage />
      </ProgramProvider>,
      { answers, url: `/console/prg_1/outbox${search}`, path: "/console/$programId/outbox" },
    );

  it("lists mails with their state, and says as whom they leave", async () => {
    await show(
      listOf(
        sending,
        ...["KEPT", "QUEUED", "SENT", "FAILED"].map((status) => ({
          ...mail,
          id: status,
          subject: `It is ${status}`,
          status,
        })),
      ),
    );
    const table = await screen.findByRole("table", { name: "Mails" });
    for (const [status, words] of [
      ["KEPT", "Kept"],
      ["QUEUED", "Waiting"],
      ["SENT", "Sent"],
      ["FAILED", "Failed"],
    ] as const) {
      const row = within(table).getByRole("row", { name: new RegExp(`It is ${status}`) });
      expect(within(row).getByText(words)).toBeVisible();
      expect(within(row).getByRole("link", { name: `It is ${status}` })).toHaveAttribute(
        "href",
        `/console/prg_1/outbox?show=${status}`,
      );
    }
    expect(screen.getByText("Mails leave as partners@example.com.")).toBeVisible();
    expect(screen.queryByText("Mails are kept")).toBeNull();
  });

  it("says that mails are kept without a mail server", async () => {
    await show(listOf({ isSending: false, sender: null }, { ...mail, status: "KEPT" }));
    expect(await screen.findByText("Mails are kept")).toBeVisible();
    expect(screen.getByText("No mail server is set: mails are kept here and go to nobody.")).toBeVisible();
  });

  it("asks for what the address filters by, changes it and clears it", async () => {
    const { asked, router } = await show(listOf(sending, failed), "?status=FAILED&search=mia");
    await vi.waitFor(() =>
      expect(asked[0]?.variables).toMatchObject({ filter: { statuses: ["FAILED"], search: "mia" } }),
    );
    expect(await screen.findByRole("combobox", { name: "Status" })).toHaveValue("FAILED");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Kept");
    await vi.waitFor(() => expect(router.state.location.search).toEqual({ status: "KEPT", search: "mia" }));
    await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
    await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("opens the mail that the address names", async () => {
    const { router } = await show(listOf(sending, mail), "?show=mai_1");
    const panel = await screen.findByRole("dialog", { name: "Your referral was accepted" });
    await userEvent.click(within(panel).getByRole("button", { name: "Close" }));
    await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("says when there are none, and when they cannot be read", async () => {
    const { unmount } = await show(listOf(sending));
    expect(await screen.findByText("No mails yet")).toBeVisible();
    unmount();
    await show({ Outbox: apiError("INTERNAL") });
    expect(await screen.findByText("The outbox could not be loaded")).toBeVisible();
  });
});

describe("MailPanel", () => {
  const show = (row: object | null | Error, isSending = true, resend: Answers[string] = {}) =>
    renderApp(<MailPanel id="mai_1" isSending={isSending} onClose={() => expect.unreachable()} />, {
      answers: {
        MailPanel: row instanceof Error ? row : { mail: row },
        MailResend: resend,
      },
    });
  const resent = (mistakes: object[] = []) => ({
    mailResend: { mail: { ...failed, status: "QUEUED" }, userErrors: mistakes },
  });

  it("shows how it reads without letting it do anything, and its facts", async () => {
    await show(mail);
    const page = await screen.findByTitle("As the reader sees it");
    expect(page).toHaveAttribute("sandbox", "");
    expect(page).toHaveAttribute("srcdoc", mail.html);
    expect(screen.getByText("mia@example.com")).toBeVisible();
    expect(screen.getByText("German")).toBeVisible();
    expect(screen.getByText(mail.text)).toBeInTheDocument();
    expect(screen.queryByText("Why it was not sent")).toBeNull();
  });

  it("sends again what failed", async () => {
    const { asked } = await show(failed, true, resent());
    expect(await screen.findByText("The mail server refused the recipient. It answered 550.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    await vi.waitFor(() => expect(asked.at(-1)).toEqual({ name: "MailResend", variables: { id: "mai_1" } }));
  });

  it("says why a mail cannot be sent", async () => {
    const mistake = { field: ["id"], message: "No mail server is set.", code: "WRONG_STATE" };
    const { unmount } = await show(failed, true, resent([mistake]));
    await userEvent.click(await screen.findByRole("button", { name: "Send again" }));
    expect(await screen.findByText("No mail server is set.")).toBeVisible();
    unmount();
    await show({ ...mail, status: "KEPT", sentAt: null }, true, apiError("FORBIDDEN"));
    await userEvent.click(await screen.findByRole("button", { name: "Send" }));
    expect(
      await screen.findByText("Your role does not allow this. Ask an owner of the organization."),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeEnabled();
  });

  it("offers no sending of what waits, or without a server", async () => {
    const { unmount } = await show({ ...mail, status: "QUEUED", sentAt: null });
    expect(await screen.findByText("Waiting")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Send/ })).toBeNull();
    unmount();
    await show({ ...mail, status: "KEPT", sentAt: null }, false);
    expect(await screen.findByText("Kept")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Send/ })).toBeNull();
  });

  it("says that an invitation's address is hidden", async () => {
    await show({ ...mail, kind: "invitation.member" });
    expect(await screen.findByText(/An address that lets somebody in is shown only/)).toBeVisible();
  });

  it("says when the mail is not here, and when it cannot be read", async () => {
    const { unmount } = await show(null);
    expect(await screen.findByText("This mail is not here")).toBeVisible();
    unmount();
    await show(apiError("INTERNAL"));
    expect(await screen.findByText("The mail could not be loaded")).toBeVisible();
  });
});
