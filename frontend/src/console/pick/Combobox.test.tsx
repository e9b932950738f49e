import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { type Choice, Combobox } from "./Combobox";

const choices = [
  { id: "1", label: "Ada" },
  { id: "2", label: "Bob" },
];

function Harness({ found, onSend }: { found: readonly Choice[] | undefined; onSend: () => void }) {
  const [value, setValue] = useState<Choice | null>(null);
  const [words, setWords] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Combobox
        label="Partner"
        value={value}
        onChange={setValue}
        words={words}
        onWords={setWords}
        choices={found}
        none="Nobody"
      />
      <output>{value?.id}</output>
    </form>
  );
}

it("chooses by keyboard, and does not send the form by it", async () => {
  const onSend = vi.fn();
  render(<Harness found={choices} onSend={onSend} />);
  await userEvent.type(screen.getByRole("combobox", { name: "Partner" }), "b{ArrowDown}{Enter}");
  expect(screen.getByRole("combobox")).toHaveValue("Bob");
  expect(screen.getByRole("status")).toHaveTextContent("2");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(onSend).not.toHaveBeenCalled();
});

it("chooses nothing while it still looks, and says when there is nothing", async () => {
  const onSend = vi.fn();
  const { rerender } = render(<Harness found={undefined} onSend={onSend} />);
  await userEvent.type(screen.getByRole("combobox"), "b{Enter}");
  expect(screen.getByRole("combobox")).toHaveValue("b");
  rerender(<Harness found={[]} onSend={onSend} />);
  expect(screen.getByText("Nobody")).toBeInTheDocument();
  expect(onSend).not.toHaveBeenCalled();
});
