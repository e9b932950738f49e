import type { CommissionCauseCode } from "~/gql/graphql";
import { defineText } from "~/lib/i18n/catalogue";
import { useText } from "~/lib/i18n/language";

/** From what a change of state of a commission followed. */
export interface CauseOf {
  readonly code: CommissionCauseCode;
  readonly externalId?: string | null | undefined;
}

const causeText = defineText({
  en: {
    DISPUTED: "The customer disputes the payment (case {case}).",
    RECRUITED_HELD: "The commission that it is a part of is on hold.",
    RECRUITED_REJECTED: "The commission that it is a part of was rejected.",
    IN_REVIEW: "The conversion is being checked.",
    RULES_BROKEN: "The conversion was checked and breaks the program’s rules.",
    RUN_CANCELLED: "The payout run was cancelled.",
  },
  de: {
    DISPUTED: "Der Kunde bestreitet die Zahlung (Fall {case}).",
    RECRUITED_HELD: "Die Provision, von der es ein Teil ist, ist angehalten.",
    RECRUITED_REJECTED: "Die Provision, von der es ein Teil ist, wurde abgelehnt.",
    IN_REVIEW: "Die Conversion wird geprüft.",
    RULES_BROKEN: "Die Conversion wurde geprüft und verstößt gegen die Regeln des Programms.",
    RUN_CANCELLED: "Der Auszahlungslauf wurde abgebrochen.",
  },
});

/** Says why a commission changed its state: what a person wrote, as it is, or else from what it followed. */
export function useReasonWords() {
  const t = useText(causeText);
  return (change: { reason?: string | null; cause?: CauseOf | null }): string | null => {
    if (change.cause) return t(change.cause.code, { case: change.cause.externalId ?? "" });
    return change.reason ?? null;
  };
}
