import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type Answers, apiError, renderApp } from "../../tests/render";
import { Preferences } from "./Preferences";

const preference = {
  kind: "submission.accepted",
  topic: "REFERRALS",
  label: "A submission is accepted",
  inApp: true,
  mail: "AT_ONCE",
  isDaily: false,
};
const sum = {
  ...preference,
  kind: "commission.earned",
  topic: "MONEY",
  label: "Commissions are earned",
  mail: "DAILY",
  isDaily: true,
};
const saved = { notificationPreferencesSet: { preferences: [], userErrors: [] } };

describe("Preferences", () => {
  const show = (save: Answers[string] = saved) =>
    renderApp(<Preferences />, {
      answers: {
        NoticePreferences: { notificationPreferences: [preference, sum] },
        NoticePreferencesSet: save,
      },
    });

  it("shows each kind by what it is about, as it is chosen", async () => {
    await show();
    expect(await screen.findByRole("group", { name: "Referrals" })).toBeVisible();
    expect(screen.getByRole("group", { name: "Money" })).toBeVisible();
    expect(screen.queryByRole("group", { name: "Claims" })).toBeNull();
    expect(screen.getByRole("combobox", { name: "By mail: A submission is accepted" })).toHaveValue(
      "AT_ONCE",
    );
    expect(screen.getByRole("checkbox", { name: "In the app: A submission is accepted" })).toBeChecked();
    expect(screen.getAllByRole("option", { name: "Mail each morning" })).toHaveLength(1);
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  });

  it("saves what was changed and nothing else", async () => {
    const { asked } = await show();
    await userEvent.selectOptions(
      await screen.findByRole("combobox", { name: "By mail: A submission is accepted" }),
      "No mail",
    );
    await userEvent.click(screen.getByRole("checkbox", { name: "In the app: A submission is accepted" }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Save" })).toBeDisabled());
    expect(asked.at(-1)).toEqual({
      name: "NoticePreferencesSet",
      variables: { preferences: [{ kind: "submission.accepted", inApp: false, mail: "NONE" }] },
    });
  });

  it("keeps the choice when it cannot be saved", async () => {
    const mistake = {
      field: ["preferences", "0", "kind"],
      message: "There is no such kind.",
      code: "INVALID",
    };
    for (const [answer, sentence] of [
      [{ notificationPreferencesSet: { preferences: [], userErrors: [mistake] } }, "There is no such kind."],
      [apiError("FORBIDDEN"), "Your role does not allow this. Ask an owner of the organization."],
    ] as const) {
      const { unmount } = await show(answer);
      const mail = await screen.findByRole("combobox", { name: "By mail: Commissions are earned" });
      await userEvent.selectOptions(mail, "No mail");
      await userEvent.click(screen.getByRole("button", { name: "Save" }));
      expect(await screen.findByText(sentence)).toBeVisible();
      expect(mail).toHaveValue("NONE");
      expect(screen.getByRole("button", { name: "Save" })).toBeEnabled();
      unmount();
    }
  });

  it("says when the choices cannot be read", async () => {
    await renderApp(<Preferences />, { answers: { NoticePreferences: apiError("INTERNAL") } });
    expect(await screen.findByText("Your choices could not be loaded")).toBeVisible();
  });
});
