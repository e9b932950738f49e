import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { ViewerProvider } from "~/lib/viewer";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { Notes } from "./Notes";
import { Protection } from "./Protection";

const protection = {
  startsAt: "2026-03-01T09:00:00Z",
  endsAt: "2026-05-30T09:00:00Z",
  isActive: true,
  extensions: [
    {
      id: "pex_1",
      days: 30,
      reason: "They decide in June",
      status: "OPEN",
      answer: null,
      createdAt: "2026-05-20T09:00:00Z",
      decidedAt: null,
    },
    {
      id: "pex_2",
      days: 7,
      reason: "Holidays",
      status: "DECLINED",
      answer: "Not yet",
      createdAt: "2026-04-01T09:00:00Z",
      decidedAt: "2026-04-02T09:00:00Z",
    },
  ],
  matches: [
    { by: "DOMAIN", createdAt: "2026-03-20T09:00:00Z", customer: { id: "cus_1", externalId: "C-7" } },
  ],
};
const note = {
  id: "rnt_1",
  side: "PARTNER",
  author: "Mia",
  text: "They called back",
  createdAt: "2026-03-02T09:00:00Z",
};
const open = (part: ReactNode, permissions: string[], answers = {}) =>
  renderApp(
    <ViewerProvider viewer={{ permissions, seats: [], isFirstRun: false } as never}>
      <ProgramProvider program={{ id: "prg_1", timeZone: "Europe/Berlin" } as never}>{part}</ProgramProvider>
    </ViewerProvider>,
    { answers },
  );
const clock = (more: object = {}) => <Protection protection={{ ...protection, ...more } as never} />;
const notes = (...written: object[]) => <Notes referral={{ id: "ref_1", notes: written } as never} />;

it("says how long it protects, whom it met and by what", async () => {
  await open(clock(), ["REFERRAL_MANAGE"]);
  expect(screen.getByText("Active")).toBeInTheDocument();
  expect(screen.getByText(/^30 May 2026/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "C-7" })).toHaveAttribute("href", "/console/prg_1/customers/cus_1");
  expect(screen.getByText(/^By domain/)).toBeInTheDocument();
});

it("lets only the open request be answered", async () => {
  await open(clock(), ["REFERRAL_MANAGE"]);
  const [waiting, answered] = screen
    .getAllByText(/more days$/)
    .map((one) => one.closest("li") as HTMLElement);
  expect(within(waiting as HTMLElement).getByRole("button", { name: "Decline" })).toBeInTheDocument();
  expect(within(answered as HTMLElement).queryByRole("button")).not.toBeInTheDocument();
  expect(within(answered as HTMLElement).getByText("Your answer: Not yet")).toBeInTheDocument();
  await userEvent.click(within(waiting as HTMLElement).getByRole("button", { name: "Approve" }));
  expect(await screen.findByRole("dialog", { name: "Approve more time?" })).toBeInTheDocument();
});

it("says when it has ended and met nobody", async () => {
  await open(clock({ isActive: false, extensions: [], matches: [] }), ["REFERRAL_MANAGE"]);
  expect(screen.getByText("Ended")).toBeInTheDocument();
  expect(screen.getByText(/^No customer has turned out/)).toBeInTheDocument();
  expect(screen.queryByText("Requests for more time")).not.toBeInTheDocument();
});

it("offers no answer to those who only read", async () => {
  await open(clock(), ["REFERRAL_READ"]);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it("writes a note, and empties the field", async () => {
  const user = userEvent.setup();
  const answers = { NoteWrite: { referralNoteWrite: { note, userErrors: [] } } };
  const { asked } = await open(notes(note), ["REFERRAL_MANAGE"], answers);
  expect(screen.getByText("Mia · Partner")).toBeInTheDocument();
  await user.type(screen.getByLabelText("New note"), "Thank you");
  await user.click(screen.getByRole("button", { name: "Send note" }));
  await vi.waitFor(() => expect(screen.getByLabelText("New note")).toHaveValue(""));
  expect(asked).toEqual([{ name: "NoteWrite", variables: { referralId: "ref_1", text: "Thank you" } }]);
});

it("shows at the field why a note is refused", async () => {
  const user = userEvent.setup();
  const userErrors = [{ field: ["input", "text"], message: "Write something.", code: "BLANK" }];
  const answers = { NoteWrite: { referralNoteWrite: { note: null, userErrors } } };
  await open(notes(), ["REFERRAL_MANAGE"], answers);
  expect(screen.getByText("No notes yet.")).toBeInTheDocument();
  await user.type(screen.getByLabelText("New note"), " x");
  await user.click(screen.getByRole("button", { name: "Send note" }));
  await vi.waitFor(() =>
    expect(screen.getByLabelText("New note")).toHaveAccessibleDescription(/Write something\./),
  );
});

it("lets those who only read write nothing", async () => {
  await open(notes(note), ["REFERRAL_READ"]);
  expect(screen.queryByLabelText("New note")).not.toBeInTheDocument();
});
