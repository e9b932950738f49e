import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { InPortal, type InPortalProps } from "../../../tests/portal";
import { type Answers, apiError, renderApp } from "../../../tests/render";
import { Legal } from "./Legal";

const partner = {
  id: "par_1",
  name: "Ada & Co",
  legalName: null,
  address: "Hafenstr. 1",
  country: "DE",
  taxNumber: null,
  taxFormConfirmedAt: null,
};
const answer = (needsTaxForm: boolean, change: object = {}, contactEmail: string | null = null) => ({
  enrollment: {
    id: "enr_1",
    program: { id: "prg_1", name: "Example Partners", needsTaxForm, contactEmail },
    partner: { ...partner, ...change },
  },
});
const show = (answers: Answers, props: Omit<InPortalProps, "children"> = {}, language: "en" | "de" = "en") =>
  renderApp(
    <InPortal {...props}>
      <Legal />
    </InPortal>,
    { answers, language },
  );

describe("Legal", () => {
  it("says that the tax form is missing and what happens next", async () => {
    await show({ PortalLegal: answer(true) });
    expect(await screen.findByText("Your tax form is missing")).toBeVisible();
    expect(screen.getByText(/^Example Partners pays only partners whose tax form it has/)).toBeVisible();
    expect(screen.getByText(/^Once the team has confirmed it/)).toBeVisible();
  });

  it("says where to send it, and where to ask, if the program says so", async () => {
    await show({ PortalLegal: answer(true, {}, "partners@tidewise.example") });
    const addresses = await screen.findAllByRole("link", { name: "partners@tidewise.example" });
    expect(addresses).toHaveLength(2);
    for (const address of addresses) {
      expect(address).toHaveAttribute("href", "mailto:partners@tidewise.example");
    }
    expect(screen.getByText(/^Send it to/)).toBeVisible();
    expect(screen.getByText(/^Questions about your details/)).toBeVisible();
  });

  it("names no address if the program has none", async () => {
    await show({ PortalLegal: answer(true) });
    expect(await screen.findByText("Your tax form is missing")).toBeVisible();
    expect(screen.queryByRole("link")).toBeNull();
    expect(screen.queryByText(/Send it to|Questions/)).toBeNull();
  });

  it("says in German since when it is there", async () => {
    await show({ PortalLegal: answer(true, { taxFormConfirmedAt: "2026-11-02T08:00:00Z" }) }, {}, "de");
    expect(await screen.findByText("Ihr Steuerformular ist da")).toBeVisible();
    expect(screen.getByText(/am 2\. Nov\. 2026 bestätigt/)).toBeVisible();
  });

  it("speaks of no tax form where none is needed", async () => {
    await show({ PortalLegal: answer(false) });
    expect(await screen.findByLabelText("Address")).toHaveValue("Hafenstr. 1");
    expect(screen.queryByText(/tax form/)).toBeNull();
  });

  it("sends what was typed, and shows a mistake at its field", async () => {
    const user = userEvent.setup();
    const mistake = {
      field: ["input", "taxNumber"],
      message: "Give at most 60 characters.",
      code: "TOO_LONG",
    };
    const { asked } = await show({
      PortalLegal: answer(false),
      PortalLegalUpdate: { partnerUpdate: { partner: null, userErrors: [mistake] } },
    });
    await user.type(await screen.findByLabelText(/^Legal name/), "Ada & Co GmbH");
    await user.type(screen.getByLabelText(/^VAT or tax number/), "DE1");
    await user.selectOptions(screen.getByLabelText("Country"), "AT");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(mistake.message)).toBeVisible();
    expect(screen.getByLabelText(/^VAT or tax number/)).toHaveValue("DE1");
    await waitFor(() =>
      expect(asked.at(-1)?.variables).toEqual({
        id: "par_1",
        input: { legalName: "Ada & Co GmbH", address: "Hafenstr. 1", country: "AT", taxNumber: "DE1" },
      }),
    );
  });

  it("is for owners to change", async () => {
    await show({ PortalLegal: answer(false) }, { viewer: { permissions: ["OWN_READ"] } });
    expect(await screen.findByText(/^Only owners of your company/)).toBeVisible();
    expect(screen.getByLabelText("Address")).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("says what to do when it fails", async () => {
    await show({ PortalLegal: apiError("INTERNAL", { requestId: "req_7" }) });
    expect(await screen.findByRole("alert")).toHaveTextContent("req_7");
  });
});
