import { expect, it } from "vitest";
import { payerInput } from "./payer";

const rest = {
  payerName: "Acme",
  payerAddress: "",
  payerTaxNumber: "",
  payerBankCode: "",
  needsTaxForm: true,
};

it.each([
  ["keeps the account that is not typed", "", false, rest],
  ["sets the account that is typed", " DE02 ", false, { ...rest, payerAccountNumber: "DE02" }],
  ["takes the account away, whatever is typed", "DE02", true, { ...rest, payerAccountNumber: "" }],
])("%s", (_, payerAccountNumber, clearAccount, input) => {
  expect(payerInput({ ...rest, payerAccountNumber, clearAccount })).toEqual(input);
});
