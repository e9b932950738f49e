import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderApp } from "../../../tests/render";
import { ProgramProvider } from "../program";
import { ExtensionInbox } from "./ExtensionInbox";

const extension = { id: "pex_1", days: 30, status: "OPEN", createdAt: "2026-03-02T09:00:00Z" };
const row = {
  id: "ref_1",
  name: "Acme GmbH",
  enrollment: { id: "enr_1", partner: { id: "par_1", name: "Nordlicht" } },
  protection: { endsAt: "2026-04-01T09:00:00Z", extensions: [extension] },
};
const open = (...nodes: object[]) =>
  renderApp(
    <ProgramProvider program={{ id: "prg_1", timeZone: "Europe/Berlin" } as never}>
      <p>the inbox</p>
      <ExtensionInbox />
    </ProgramProvider>,
    {
      answers: { ExtensionInbox: { referrals: { edges: nodes.map((node) => ({ node })) } } },
      url: "/list?view=decide",
      path: "/list",
    },
  );

it("lists who asks for more time, how much and since when", async () => {
  const { asked } = await open(row);
  const link = await screen.findByRole("link", { name: "Acme GmbH" });
  expect(link).toHaveAttribute("href", "/list?view=decide&show=ref_1");
  const cells = within(link.closest("tr") as HTMLElement);
  for (const words of ["Nordlicht", "30 more days", "2 Mar 2026", "1 Apr 2026"])
    expect(cells.getByText(words)).toBeInTheDocument();
  expect(asked[0]?.variables).toEqual({ filter: { programId: "prg_1", asksForTime: true } });
});

it("is not there where nobody asks", async () => {
  await open();
  expect(await screen.findByText("the inbox")).toBeInTheDocument();
  expect(screen.queryByRole("table")).toBeNull();
});
