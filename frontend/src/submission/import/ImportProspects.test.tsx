import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { apiError, renderApp } from "../../../tests/render";
import { ImportProspects } from "./ImportProspects";

const found = (more: object = {}) => ({
  rowCount: 3,
  submittedCount: 2,
  repeatedCount: 0,
  rowErrors: [],
  rowConflicts: [],
  userErrors: [],
  ...more,
});
const table = new File(["company,email,consent\nA,a@x.example,yes\nB,,yes\nC,c@x.example,yes\n"], "t.csv");
const choose = () => userEvent.upload(screen.getByLabelText("CSV file"), table);
const wrong = { line: 3, column: "email", message: "Give an e-mail address.", code: "BLANK" };

describe("ImportProspects", () => {
  it("tries the file, and submits the rows without mistakes on demand", async () => {
    const { asked } = await renderApp(<ImportProspects programId="prg_1" listHref="/list" />, {
      answers: { SubmissionImport: { submissionImport: found({ rowErrors: [wrong] }) } },
    });
    await choose();
    expect(await screen.findByText("Give an e-mail address.")).toBeVisible();
    expect(screen.getByText("B, , yes")).toBeVisible();
    expect(screen.getByText(/^3 rows: 2 can be submitted\. One mistake/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Submit 2 referrals" }));
    expect(await screen.findByText("2 referrals are submitted")).toBeVisible();
    expect(screen.getByRole("link", { name: "To the referrals" })).toHaveAttribute("href", "/list");
    expect(asked.map(({ variables }) => (variables as { input: { dryRun: boolean } }).input.dryRun)).toEqual([
      true,
      false,
    ]);
  });

  it("shows the vendor what may be known, and wants the partner first", async () => {
    const conflict = { line: 2, company: "A", kinds: ["SAME_EMAIL", "EXISTING_CUSTOMER"] };
    const answers = { VendorSubmissionImport: { submissionImport: found({ rowConflicts: [conflict] }) } };
    const first = await renderApp(<ImportProspects programId="prg_1" enrollmentId={null} listHref="/" />, {
      answers,
    });
    await choose();
    expect(await screen.findByText("Choose the partner first.")).toBeVisible();
    first.unmount();
    await renderApp(<ImportProspects programId="prg_1" enrollmentId="enr_1" listHref="/" />, {
      answers,
      language: "de",
    });
    await userEvent.upload(screen.getByLabelText("CSV-Datei"), table);
    expect(await screen.findByText("gleiche E-Mail-Adresse, ist schon Kunde")).toBeVisible();
  });

  it("says what is wrong with the file, and when nothing is new", async () => {
    const mistake = { field: ["input", "csv"], message: "The first line lacks company.", code: "INVALID" };
    const refused = await renderApp(<ImportProspects programId="prg_1" listHref="/" />, {
      answers: { SubmissionImport: { submissionImport: found({ userErrors: [mistake] }) } },
    });
    await choose();
    expect(await screen.findByText("The first line lacks company.")).toBeVisible();
    refused.unmount();
    const failed = await renderApp(<ImportProspects programId="prg_1" listHref="/" />, {
      answers: { SubmissionImport: apiError("FORBIDDEN") },
    });
    await choose();
    expect(await screen.findByText(/Your role does not allow this/)).toBeVisible();
    failed.unmount();
    await renderApp(<ImportProspects programId="prg_1" listHref="/" />, {
      answers: { SubmissionImport: { submissionImport: found({ submittedCount: 0, repeatedCount: 3 }) } },
    });
    await choose();
    await waitFor(() => expect(screen.getByText("There is nothing new to submit.")).toBeVisible());
    expect(screen.queryByRole("button", { name: /^Submit/ })).toBeNull();
  });
});
