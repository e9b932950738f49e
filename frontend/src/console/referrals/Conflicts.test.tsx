import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ViewerProvider } from "~/lib/viewer";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { Conflicts } from "./Conflicts";
import { acceptBlock, inCommon } from "./conflicts";

const referral = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  company: name,
  email: "ann@acme.example",
  country: "DE",
  status: "SUBMITTED",
  openedAt: "2026-03-01T09:00:00Z",
  stageSince: "2026-03-01T09:00:00Z",
  stage: { id: "stg_1", name: "Submitted", kind: "OPEN" },
  enrollment: { id: "enr_1", partner: { id: "par_1", name: "Nordlicht" } },
  submission: { website: null },
  protection: null,
  ...more,
});
const undecided = { id: "rcf_1", note: null, resolution: null, resolvedAt: null, resolvedBy: null };
const rival = referral("ref_2", "ACME", {
  status: "ACCEPTED",
  stage: { id: "stg_2", name: "Meeting", kind: "OPEN" },
  stageSince: "2026-02-03T09:00:00Z",
  enrollment: { id: "enr_2", partner: { id: "par_2", name: "Brightwater" } },
});
const found = { ...undecided, kinds: ["SAME_EMAIL"], otherReferral: rival, customer: null };
const answers = { ConflictResolve: { referralConflictResolve: { conflict: null, userErrors: [] } } };
const open = (conflict: object, status = "SUBMITTED", permissions = ["REFERRAL_MANAGE"]) => {
  const mine = { ...referral("ref_1", "Acme GmbH", { status }), conflicts: [conflict] };
  return renderApp(
    <ViewerProvider viewer={{ permissions, seats: [], isFirstRun: false } as never}>
      <ProgramProvider program={{ id: "prg_1", timeZone: "Europe/Berlin" } as never}>
        <Conflicts referral={mine as never} />
      </ProgramProvider>
    </ViewerProvider>,
    { answers, url: "/list?view=decide&show=ref_1", path: "/list" },
  );
};
const line = (name: RegExp) => within(screen.getByRole("rowheader", { name }).closest("tr") as HTMLElement);

it("stands the submission beside the other referral, and says what they have in common", async () => {
  await open(found);
  expect(screen.getByText("Same e-mail")).toBeInTheDocument();
  expect(screen.getByRole("rowheader", { name: /^E-mail.*in common$/ })).toBeInTheDocument();
  expect(screen.getByRole("rowheader", { name: "Company" })).toBeInTheDocument();
  expect(line(/^Partner/).getByText("Nordlicht")).toBeInTheDocument();
  expect(line(/^Partner/).getByText("Brightwater")).toBeInTheDocument();
  expect(line(/^Stage/).getByText("Meeting")).toBeInTheDocument();
  expect(line(/^There since/).getByText("3 Feb 2026")).toBeInTheDocument();
  const link = screen.getByRole("link", { name: "The other referral" });
  expect(link).toHaveAttribute("href", "/list?view=decide&show=ref_2");
});

it("keeps that it is another prospect, with the reason", async () => {
  const user = userEvent.setup();
  const { asked } = await open(found);
  await user.click(screen.getByRole("button", { name: "Another prospect" }));
  const dialog = await screen.findByRole("dialog", { name: "Another prospect than ACME?" });
  await user.type(within(dialog).getByLabelText(/Why/), "Two firms");
  await user.click(within(dialog).getByRole("button", { name: "Another prospect" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  const variables = { id: "rcf_1", resolution: "DISTINCT", note: "Two firms" };
  expect(asked).toEqual([{ name: "ConflictResolve", variables }]);
});

it("keeps that it is the same prospect", async () => {
  const user = userEvent.setup();
  const { asked } = await open(found);
  await user.click(screen.getByRole("button", { name: "The same prospect" }));
  const dialog = await screen.findByRole("dialog", { name: "The same prospect as ACME?" });
  await user.click(within(dialog).getByRole("button", { name: "The same prospect" }));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.variables).toEqual({ id: "rcf_1", resolution: "DUPLICATE", note: null });
});

const decided = {
  ...found,
  resolution: "DISTINCT",
  note: "Two firms",
  resolvedAt: "2026-03-04T10:00:00Z",
  resolvedBy: "Clara",
};

it("says what was decided, who did and when; it may be changed until the submission is decided", async () => {
  await open(decided);
  expect(screen.getByText(/^Clara, 4 Mar 2026/)).toBeInTheDocument();
  expect(screen.getByText("Two firms")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "The same prospect" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Another prospect" })).not.toBeInTheDocument();
});

it("offers nothing once the submission is decided", async () => {
  await open(decided, "ACCEPTED");
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it("offers nothing to those who only read", async () => {
  await open(found, "SUBMITTED", ["REFERRAL_READ"]);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it("stands the submission beside a customer", async () => {
  const customer = {
    id: "cus_1",
    externalId: "C-7",
    name: null,
    company: "ACME Inc",
    email: "bob@acme.example",
    country: null,
    createdAt: "2025-12-01T09:00:00Z",
  };
  await open({ ...found, kinds: ["SAME_DOMAIN", "EXISTING_CUSTOMER"], otherReferral: null, customer });
  expect(screen.getByText("Is a customer already")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Customer C-7" })).toHaveAttribute(
    "href",
    "/console/prg_1/customers/cus_1",
  );
  expect(line(/^Known since/).getByText("1 Dec 2025")).toBeInTheDocument();
  expect(screen.queryByRole("rowheader", { name: /^Partner/ })).not.toBeInTheDocument();
});

it("knows what stands in the way of acceptance", () => {
  const gone = { status: "REJECTED" } as const;
  const there = { status: "SUBMITTED" } as const;
  expect(acceptBlock([])).toBeNull();
  expect(acceptBlock([{ resolution: null, otherReferral: null }])).toBe("blockedOpen");
  expect(acceptBlock([{ resolution: null, otherReferral: gone }])).toBeNull();
  expect(acceptBlock([{ resolution: "DISTINCT", otherReferral: there }])).toBeNull();
  expect(acceptBlock([{ resolution: "DUPLICATE", otherReferral: there }])).toBe("blockedDuplicate");
  expect(acceptBlock([{ resolution: "DUPLICATE", otherReferral: gone }])).toBeNull();
  expect(acceptBlock([{ resolution: "DUPLICATE", otherReferral: null }])).toBeNull();
});

it("shows as common only what is", () => {
  const mine = { email: "ann@acme.example", website: "https://www.acme.example/de" };
  const common = (other: object) => [...inCommon(["SAME_DOMAIN"], mine, other)];
  expect(common({ email: "bob@mail.acme.example", website: null })).toEqual(["email"]);
  expect(common({ email: "bob@other.example", website: "acme.example" })).toEqual(["website"]);
  expect([...inCommon(["SAME_DOMAIN"], { email: "ann@acme.example" }, { website: "acme.example" })]).toEqual([
    "email",
    "website",
  ]);
  expect([...inCommon(["SAME_EMAIL", "SAME_COMPANY"], {}, {})]).toEqual(["email", "company", "country"]);
  expect([...inCommon(["EXISTING_CUSTOMER"], mine, mine)]).toEqual([]);
});
