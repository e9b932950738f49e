import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { apiError, renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { SubmissionInbox, type SubmissionInboxProps } from "./SubmissionInbox";

const row = {
  id: "ref_1",
  name: "Acme GmbH",
  status: "SUBMITTED",
  openedAt: "2026-03-01T09:00:00Z",
  enrollment: { id: "enr_1", partner: { id: "par_1", name: "Nordlicht" } },
  submission: {
    submittedAt: "2026-03-02T09:00:00Z",
    estimate: { amount: "12000.00", currencyCode: "EUR" },
  },
  conflicts: [
    { id: "rcf_1", resolution: null, otherReferral: { id: "ref_8", status: "ACCEPTED" } },
    { id: "rcf_2", resolution: null, otherReferral: { id: "ref_9", status: "REJECTED" } },
  ],
};
const asked = { ...row, id: "ref_2", name: "Beta AG", status: "NEEDS_INFO", submission: null, conflicts: [] };
const pageOf = (...nodes: object[]) => ({
  referrals: {
    edges: nodes.map((node) => ({ node })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    totalCount: nodes.length,
  },
});
const open = (answer: object | Error, props: SubmissionInboxProps = {}, language: "en" | "de" = "en") =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1", timeZone: "Europe/Berlin" } as never}>
      <SubmissionInbox {...props} />
    </ProgramProvider>,
    { answers: { SubmissionInbox: answer }, language, url: "/list?view=decide", path: "/list" },
  );

it("asks for what nobody decided, and says who has the ball", async () => {
  const { asked: questions } = await open(pageOf(row, asked));
  const acme = (await screen.findByRole("link", { name: "Acme GmbH" })).closest("tr") as HTMLElement;
  expect(within(acme).getByText("Waits for you")).toBeInTheDocument();
  expect(within(acme).getByText("€12,000.00")).toBeInTheDocument();
  expect(within(acme).getByText("2 Mar 2026")).toBeInTheDocument();
  const beta = screen.getByRole("link", { name: "Beta AG" });
  expect(within(beta.closest("tr") as HTMLElement).getByText("Waits for the partner")).toBeInTheDocument();
  expect(questions[0]?.variables).toMatchObject({
    filter: { programId: "prg_1", statuses: ["SUBMITTED", "NEEDS_INFO"] },
  });
});

it("counts only conflicts that stand in the way", async () => {
  await open(pageOf(row));
  expect(await screen.findByText("1 to decide")).toBeInTheDocument();
});

it("opens the panel at an address that keeps the inbox", async () => {
  await open(pageOf(row));
  const link = await screen.findByRole("link", { name: "Acme GmbH" });
  expect(link).toHaveAttribute("href", "/list?view=decide&show=ref_1");
});

it("says in German when nothing waits", async () => {
  await open(pageOf(), {}, "de");
  expect(await screen.findByText("Nichts wartet auf eine Entscheidung")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Alle Empfehlungen" })).toBeInTheDocument();
});

it("hands on the filters, and says when nothing fits them", async () => {
  const { asked: questions } = await open(pageOf(), {
    enrollmentId: "enr_1",
    search: "acme",
    onClear: () => undefined,
  });
  expect(await screen.findByRole("button", { name: /clear/i })).toBeInTheDocument();
  expect(questions[0]?.variables).toMatchObject({ filter: { enrollmentId: "enr_1", search: "acme" } });
});

it("says when it could not be loaded", async () => {
  await open(apiError("INTERNAL"));
  expect(await screen.findByText("The submissions could not be loaded")).toBeInTheDocument();
});
