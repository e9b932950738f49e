import type { ProgramUpdateInput } from "~/gql/graphql";

/** What is typed about who pays. The account is never shown again in full, so its field begins empty. */
export interface PayerValues {
  payerName: string;
  payerAddress: string;
  payerTaxNumber: string;
  payerAccountNumber: string;
  /** Whether the account is taken away; then the field does not count. */
  clearAccount: boolean;
  payerBankCode: string;
  needsTaxForm: boolean;
}

/** The input of the API: an empty account field keeps the account. */
export function payerInput({ payerAccountNumber, clearAccount, ...rest }: PayerValues): ProgramUpdateInput {
  const account = payerAccountNumber.trim();
  if (clearAccount) return { ...rest, payerAccountNumber: "" };
  return account ? { ...rest, payerAccountNumber: account } : rest;
}
