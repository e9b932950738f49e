import { createMemoryHistory, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Provider } from "urql";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/lib/i18n/language";
import { rootRoute } from "~/lib/rootRoute";
import { type Answers, apiError, mockClient } from "../../tests/render";
import { accountRoutes } from "./routes";

async function openSignIn(answers: Answers, url = "/sign-in") {
  const { client, asked } = mockClient(answers);
  const router = createRouter({
    routeTree: rootRoute.addChildren([accountRoutes]),
    history: createMemoryHistory({ initialEntries: [url] }),
  });
  render(
    <Provider value={client}>
      <LanguageProvider initial="en">
        <RouterProvider router={router as never} />
      </LanguageProvider>
    </Provider>,
  );
  await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "correct horse");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  return asked;
}

const member = { user: { id: "usr_1" }, partner: null, isFirstRun: false };
const assign = vi.fn();

beforeEach(() => {
  assign.mockReset();
  vi.spyOn(window.location, "assign").mockImplementation(assign);
});

describe("SignInPage", () => {
  it("signs in and goes where the person wanted to go", async () => {
    const answers = { SignIn: { signIn: { viewer: member, userErrors: [] } } };
    const asked = await openSignIn(answers, "/sign-in?next=/console/partners");
    expect(asked).toEqual([
      { name: "SignIn", variables: { input: { email: "ada@example.com", password: "correct horse" } } },
    ]);
    expect(assign).toHaveBeenCalledWith("/console/partners");
  });

  it("shows the mistake at its field and keeps what was typed", async () => {
    const wrong = {
      field: ["input", "password"],
      message: "E-mail and password do not match.",
      code: "WRONG_PASSWORD",
    };
    await openSignIn({ SignIn: { signIn: { viewer: null, userErrors: [wrong] } } });
    expect(await screen.findByLabelText("Password")).toHaveAccessibleDescription(
      "E-mail and password do not match.",
    );
    expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.com");
    expect(assign).not.toHaveBeenCalled();
  });

  it("says what to do when there were too many attempts", async () => {
    await openSignIn({ SignIn: apiError("RATE_LIMITED") });
    expect(await screen.findByText("Too many attempts. Wait a minute and try again.")).toBeVisible();
  });
});
