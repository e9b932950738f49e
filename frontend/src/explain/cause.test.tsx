import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderApp } from "../../tests/render";
import { useReasonWords } from "./cause";

type Change = Parameters<ReturnType<typeof useReasonWords>>[0];

function Words({ change }: { change: Change }) {
  return <p>{useReasonWords()(change) ?? "nothing"}</p>;
}

const disputed: Change = { reason: null, cause: { code: "DISPUTED", externalId: "dp_17" } };
const cases: [Change, "en" | "de", string][] = [
  [disputed, "en", "The customer disputes the payment (case dp_17)."],
  [disputed, "de", "Der Kunde bestreitet die Zahlung (Fall dp_17)."],
  [{ cause: { code: "RECRUITED_HELD" } }, "en", "The commission that it is a part of is on hold."],
  [
    { cause: { code: "RECRUITED_REJECTED" } },
    "de",
    "Die Provision, von der es ein Teil ist, wurde abgelehnt.",
  ],
  [{ cause: { code: "RUN_CANCELLED" } }, "de", "Der Auszahlungslauf wurde abgebrochen."],
  [{ reason: "dispute dp_17", cause: null }, "de", "dispute dp_17"],
  [{ reason: null }, "en", "nothing"],
];

it.each(cases)(
  "says why in the reader’s language, and what a person wrote as it is: %o in %s",
  async (change, language, words) => {
    await renderApp(<Words change={change} />, { answers: {}, language });
    expect(await screen.findByText(words)).toBeVisible();
  },
);
