import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "../../../../tests/render";
import { ProgramProvider } from "../../program";
import { RecruiterDialog } from "./RecruiterDialog";

const choices = {
  enrollments: { edges: [{ node: { id: "enr_2", partner: { id: "par_2", name: "Bob", email: "b@x" } } }] },
};
const open = async (userErrors: object[], onClose: () => void) => {
  const app = await renderApp(
    <ProgramProvider program={{ id: "prg_1" } as never}>
      <RecruiterDialog enrollmentId="enr_1" partner="Ada" onClose={onClose} />
    </ProgramProvider>,
    {
      answers: {
        EnrollmentPicker: choices,
        EnrollmentSetRecruiter: { enrollmentSetRecruiter: { enrollment: null, userErrors } },
      },
    },
  );
  await userEvent.type(screen.getByRole("combobox", { name: "Recruiter" }), "Bob");
  await userEvent.click(await screen.findByRole("option", { name: /Bob/ }));
  await userEvent.click(screen.getByRole("button", { name: "Name the recruiter" }));
  return app;
};

it("names the recruiter", async () => {
  const onClose = vi.fn();
  const { asked } = await open([], onClose);
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked).toContainEqual({
    name: "EnrollmentSetRecruiter",
    variables: { id: "enr_1", input: { recruiterId: "enr_2" } },
  });
});

it("says at the field why somebody cannot be the recruiter", async () => {
  const message = "A partner cannot recruit itself, or whoever recruited it.";
  await open([{ field: ["input", "recruiterId"], message, code: "INVALID" }], () => expect.unreachable());
  await screen.findByText(message);
  expect(screen.getByRole("combobox", { name: "Recruiter" })).toBeInvalid();
  expect(screen.getByRole("combobox", { name: "Recruiter" })).toHaveValue("Bob");
});
