import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../tests/render";
import { AcceptDialog } from "./AcceptDialog";
import { AskDialog } from "./AskDialog";
import { Decide, DecideDialog } from "./Decide";
import type { Deed } from "./decision";
import { ExtensionDialog } from "./ExtensionDialog";
import { RejectDialog } from "./RejectDialog";

const about = { id: "ref_1", name: "Acme", protectionDays: 90 };
const done = { referral: { id: "ref_1", status: "ACCEPTED" }, userErrors: [] };
const never = () => expect.unreachable();
const refused = (code: string, message: string, ...field: string[]) => ({
  referral: null,
  userErrors: [{ code, message, field }],
});

it("accepts with the program's days while nothing is typed", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await renderApp(<AcceptDialog {...about} onClose={onClose} />, {
    answers: { SubmissionAccept: { referralAccept: done } },
  });
  expect(screen.getByLabelText(/Protected for/)).toHaveAttribute("placeholder", "90");
  await user.click(screen.getByRole("button", { name: "Accept" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = { protectionDays: null, customerExternalId: null };
  expect(asked).toEqual([{ name: "SubmissionAccept", variables: { id: "ref_1", input } }]);
});

it("accepts with other days and the customer's id", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await renderApp(<AcceptDialog {...about} onClose={onClose} />, {
    answers: { SubmissionAccept: { referralAccept: done } },
  });
  await user.type(screen.getByLabelText(/Protected for/), "30");
  await user.type(screen.getByLabelText(/Your id of the customer/), " C-7 ");
  await user.click(screen.getByRole("button", { name: "Accept" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = { protectionDays: 30, customerExternalId: "C-7" };
  expect(asked[0]?.variables).toEqual({ id: "ref_1", input });
});

it("shows what was refused at its field, and keeps what was typed", async () => {
  const user = userEvent.setup();
  const answer = refused("TOO_LONG", "This may have 200 characters at most.", "input", "customerExternalId");
  await renderApp(<AcceptDialog {...about} onClose={never} />, {
    answers: { SubmissionAccept: { referralAccept: answer } },
  });
  const field = screen.getByLabelText(/Your id of the customer/);
  await user.type(field, "C-7");
  await user.click(screen.getByRole("button", { name: "Accept" }));
  await vi.waitFor(() => expect(field).toHaveAccessibleDescription(/This may have 200 characters at most\./));
  expect(field).toHaveValue("C-7");
});

it("rejects only with a reason, in words", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { asked } = await renderApp(<RejectDialog {...about} onClose={onClose} />, {
    answers: { SubmissionReject: { referralReject: done } },
  });
  await user.click(screen.getByRole("button", { name: "Reject" }));
  expect(await screen.findByText("Choose a reason.")).toBeInTheDocument();
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "It is outside of our market" }));
  await user.click(screen.getByRole("button", { name: "Reject" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked[0]?.variables).toEqual({ id: "ref_1", reason: "OUTSIDE_MARKET" });
});

it("asks the partner, and stays open with what was refused", async () => {
  const user = userEvent.setup();
  const answer = refused("WRONG_STATE", "This submission is not waiting for that.", "id");
  const { asked } = await renderApp(<AskDialog {...about} onClose={never} />, {
    answers: { SubmissionAsk: { referralAsk: answer } },
  });
  await user.type(screen.getByLabelText("Question"), "How many seats?");
  await user.click(screen.getByRole("button", { name: "Send question" }));
  expect(await screen.findByText("This submission is not waiting for that.")).toBeInTheDocument();
  expect(asked[0]?.variables).toEqual({ id: "ref_1", question: "How many seats?" });
  expect(screen.getByLabelText("Question")).toHaveValue("How many seats?");
});

const submission = (status: string, conflicts: object[] = []) => {
  const program = { id: "prg_1", protectionDays: 90 };
  return { id: "ref_1", name: "Acme", status, program, conflicts } as never;
};
const onDeed = vi.fn<(deed: Deed) => void>();
const decide = (status: string, conflicts: object[]) =>
  renderApp(<Decide referral={submission(status, conflicts)} onDeed={onDeed} />);
const other = { id: "ref_2", status: "ACCEPTED" };

it("offers all three", async () => {
  await decide("SUBMITTED", []);
  expect(screen.getByRole("button", { name: "Ask" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Reject" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Accept" }));
  expect(onDeed).toHaveBeenCalledWith("accept");
});

it("keeps the dialog, and says so, when somebody else has decided meanwhile", async () => {
  await renderApp(<DecideDialog referral={submission("SUBMITTED")} deed="accept" onClose={never} />);
  expect(await screen.findByRole("dialog", { name: "Accept Acme" })).toBeInTheDocument();
  expect(screen.queryByText(/Somebody else/)).not.toBeInTheDocument();
  cleanup();
  await renderApp(<DecideDialog referral={submission("ACCEPTED")} deed="reject" onClose={never} />);
  expect(await screen.findByRole("dialog", { name: "Reject Acme" })).toBeInTheDocument();
  expect(screen.getByText(/^Somebody else has decided meanwhile/)).toBeVisible();
});

it("does not ask twice", async () => {
  await decide("NEEDS_INFO", []);
  expect(screen.queryByRole("button", { name: "Ask" })).not.toBeInTheDocument();
});

it("offers no acceptance while a conflict is open, and says why", async () => {
  await decide("SUBMITTED", [{ id: "rcf_1", resolution: null, otherReferral: other }]);
  expect(screen.queryByRole("button", { name: "Accept" })).not.toBeInTheDocument();
  expect(screen.getByText(/^Decide the conflicts/)).toBeInTheDocument();
});

it("offers no acceptance of a duplicate", async () => {
  await decide("SUBMITTED", [{ id: "rcf_1", resolution: "DUPLICATE", otherReferral: other }]);
  expect(screen.queryByRole("button", { name: "Accept" })).not.toBeInTheDocument();
  expect(screen.getByText(/^It is the same prospect as another/)).toBeInTheDocument();
});

const extension = async (isApproved: boolean) => {
  const onClose = vi.fn();
  const answers = { ExtensionDecide: { protectionExtensionDecide: { extension: null, userErrors: [] } } };
  const dialog = <ExtensionDialog id="pex_1" days={30} isApproved={isApproved} onClose={onClose} />;
  return { onClose, ...(await renderApp(dialog, { answers })) };
};

it("approves other days than were asked for", async () => {
  const user = userEvent.setup();
  const { asked, onClose } = await extension(true);
  expect(screen.getByLabelText(/More time/)).toHaveAttribute("placeholder", "30");
  await user.type(screen.getByLabelText(/More time/), "14");
  await user.click(screen.getByRole("button", { name: "Approve" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = { isApproved: true, days: 14, answer: null };
  expect(asked[0]?.variables).toEqual({ id: "pex_1", input });
});

it("declines with an answer, and no days", async () => {
  const user = userEvent.setup();
  const { asked, onClose } = await extension(false);
  expect(screen.queryByLabelText(/More time/)).not.toBeInTheDocument();
  await user.type(screen.getByLabelText(/Answer/), "Too long");
  await user.click(screen.getByRole("button", { name: "Decline" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const input = { isApproved: false, days: null, answer: "Too long" };
  expect(asked[0]?.variables).toEqual({ id: "pex_1", input });
});
