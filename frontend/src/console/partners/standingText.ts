import { defineText } from "~/lib/i18n/catalogue";

/** Where payouts stand. */
export const standingText = defineText({
  en: {
    "payout.APPROVED": "Approved",
    "payout.CANCELLED": "Given up",
    "payout.DRAFT": "Planned",
    "payout.FAILED": "Failed",
    "payout.PAID": "Paid",
    "payout.PROCESSING": "Sent",
  },
  de: {
    "payout.APPROVED": "Genehmigt",
    "payout.CANCELLED": "Aufgegeben",
    "payout.DRAFT": "Geplant",
    "payout.FAILED": "Fehlgeschlagen",
    "payout.PAID": "Bezahlt",
    "payout.PROCESSING": "Gesendet",
  },
});
