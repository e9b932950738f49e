import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "~/lib/i18n/language";
import { LinkHistory } from "./LinkHistory";

describe("LinkHistory", () => {
  it("sums each stretch, and says its highest value", () => {
    render(
      <LanguageProvider>
        <LinkHistory days={[1, 0, 1200]} hours={[0, 0]} />
      </LanguageProvider>,
    );
    expect(screen.getByRole("img", { name: "Last 3 days: at most 1,200 clicks a day" })).toBeVisible();
    expect(screen.getByText("1,201")).toBeVisible();
    expect(screen.getByRole("img", { name: "Last 2 hours: at most 0 clicks an hour" })).toBeVisible();
    expect(screen.getByText("0")).toBeVisible();
  });
});
