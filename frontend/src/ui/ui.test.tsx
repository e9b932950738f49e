import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/lib/i18n/language";
import { Button } from "./Button";
import { CommandPalette } from "./CommandPalette";
import { ConfirmDialog } from "./ConfirmDialog";
import { CopyField } from "./CopyField";
import { Input } from "./Input";
import { Menu } from "./Menu";
import { Money } from "./Money";
import { Pagination } from "./Pagination";
import { Table } from "./Table";

describe("Input", () => {
  it("is wired to its label, hint and error", () => {
    render(<Input label="Name" hint="As partners see it." error="Fill this in." />);
    const input = screen.getByLabelText("Name");
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription("As partners see it. Fill this in.");
  });
});

describe("Button", () => {
  it("refuses a second click while busy and keeps its name", async () => {
    const onClick = vi.fn();
    render(
      <Button busy onClick={onClick}>
        Save
      </Button>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe("Money", () => {
  it("says an amount in the person's language", () => {
    render(
      <LanguageProvider initial="de">
        <Money value={{ amount: "-1234.50", currencyCode: "EUR" }} tinted />
      </LanguageProvider>,
    );
    expect(screen.getByText("\u22121.234,50 €")).toHaveClass("text-bad");
  });
});

const rows = ["Ada", "Ben", "Cleo"].map((name) => ({ id: name.toLowerCase(), name }));
const columns = [{ key: "name", header: "Name", cell: (row: { name: string }) => row.name }];

describe("Table", () => {
  it("moves between rows by arrow keys", async () => {
    render(
      <Table
        caption="Partners"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/p/${row.id}`}
      />,
    );
    const link = (name: string) =>
      within(screen.getByRole("table", { name: "Partners" })).getByRole("link", { name });
    link("Ada").focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(link("Ben")).toHaveFocus();
    await userEvent.keyboard("{End}");
    expect(link("Cleo")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{Home}");
    expect(link("Ada")).toHaveFocus();
  });

  it("ticks one row and all rows", async () => {
    const onChange = vi.fn();
    const selection = {
      selected: new Set(["ada"]),
      onChange,
      label: (row: { name: string }) => `Tick ${row.name}`,
      all: "Tick all",
    };
    render(
      <Table
        caption="Partners"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        selection={selection}
      />,
    );
    await userEvent.click(screen.getByRole("checkbox", { name: "Tick Ben" }));
    expect(onChange).toHaveBeenLastCalledWith(new Set(["ada", "ben"]));
    await userEvent.click(screen.getByRole("checkbox", { name: "Tick Ada" }));
    expect(onChange).toHaveBeenLastCalledWith(new Set());
    await userEvent.click(screen.getByRole("checkbox", { name: "Tick all" }));
    expect(onChange).toHaveBeenLastCalledWith(new Set(["ada", "ben", "cleo"]));
  });
});

describe("Pagination", () => {
  it("offers only the pages there are", () => {
    render(<Pagination links={{ next: "/x?after=e" }} total={120} />);
    expect(screen.getByRole("link", { name: "Next" })).toHaveAttribute("href", "/x?after=e");
    expect(screen.queryByRole("link", { name: "Previous" })).toBeNull();
    expect(screen.getByText("120 rows")).toBeVisible();
  });
});

describe("CopyField", () => {
  it("copies and says so", async () => {
    const user = userEvent.setup();
    render(<CopyField label="Your link" value="https://rap.example/r/ada" />);
    await user.click(screen.getByRole("button", { name: "Copy Your link" }));
    expect(await navigator.clipboard.readText()).toBe("https://rap.example/r/ada");
    expect(screen.getByRole("status")).toHaveTextContent("Copied");
  });
});

describe("ConfirmDialog", () => {
  function Page({ onConfirm }: { onConfirm: () => void }) {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Send
        </button>
        <ConfirmDialog
          open={open}
          onClose={() => setOpen(false)}
          onConfirm={onConfirm}
          title="Send 2 payouts?"
          effect="Two partners are paid."
          amount="€10.00"
          confirm="Send €10.00"
        />
      </>
    );
  }

  it("names the amount, and gives the focus back when it is cancelled", async () => {
    const onConfirm = vi.fn();
    render(<Page onConfirm={onConfirm} />);
    const opener = screen.getByRole("button", { name: "Send" });
    await userEvent.click(opener);
    const dialog = screen.getByRole("dialog", { name: "Send 2 payouts?" });
    expect(dialog).toHaveTextContent("€10.00");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => expect(opener).toHaveFocus());
    expect(onConfirm).not.toHaveBeenCalled();
  });
});

describe("Menu", () => {
  it("opens by keyboard and runs the chosen item", async () => {
    const onSelect = vi.fn();
    render(<Menu trigger={<Button>More</Button>} groups={[{ items: [{ label: "Archive", onSelect }] }]} />);
    screen.getByRole("button", { name: "More" }).focus();
    await userEvent.keyboard("{Enter}");
    const item = await screen.findByRole("menuitem", { name: "Archive" });
    await userEvent.click(item);
    expect(onSelect).toHaveBeenCalledOnce();
  });
});

describe("CommandPalette", () => {
  const commands = [
    { id: "1", label: "Home", group: "Go to", href: "/console" },
    { id: "2", label: "Invite a partner", group: "Do", run: vi.fn() },
    { id: "3", label: "Partners", group: "Go to", href: "/console/partners" },
  ];

  it("finds by words and goes there on Enter", async () => {
    const onGo = vi.fn();
    const onClose = vi.fn();
    render(<CommandPalette open onClose={onClose} commands={commands} onGo={onGo} />);
    await userEvent.type(screen.getByRole("combobox"), "partner");
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
      "Partners",
      "Invite a partner",
    ]);
    await userEvent.keyboard("{Enter}");
    expect(onGo).toHaveBeenCalledWith("/console/partners");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says when nothing matches", async () => {
    render(<CommandPalette open onClose={vi.fn()} commands={commands} onGo={vi.fn()} />);
    await userEvent.type(screen.getByRole("combobox"), "zzz");
    expect(screen.getByText("Nothing matches “zzz”.")).toBeVisible();
  });
});
