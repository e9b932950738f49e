import { defineText } from "~/lib/i18n/catalogue";

/** Where commissions and payouts stand. */
export const standingText = defineText({
  en: {
    "commission.APPROVED": "To be paid",
    "commission.IN_PAYOUT": "In a payout",
    "commission.ON_HOLD": "On hold",
    "commission.PAID": "Paid",
    "commission.PENDING": "Waits for approval",
    "commission.REJECTED": "Rejected",
    "commission.REVERSED": "Taken back",
    heldUntil: "Held until {day}",
    "payout.APPROVED": "Approved",
    "payout.CANCELLED": "Given up",
    "payout.DRAFT": "Planned",
    "payout.FAILED": "Failed",
    "payout.PAID": "Paid",
    "payout.PROCESSING": "Sent",
  },
  de: {
    "commission.APPROVED": "Wird ausgezahlt",
    "commission.IN_PAYOUT": "In Auszahlung",
    "commission.ON_HOLD": "Angehalten",
    "commission.PAID": "Bezahlt",
    "commission.PENDING": "Wartet auf Freigabe",
    "commission.REJECTED": "Abgelehnt",
    "commission.REVERSED": "Zurückgebucht",
    heldUntil: "Einbehalten bis {day}",
    "payout.APPROVED": "Genehmigt",
    "payout.CANCELLED": "Aufgegeben",
    "payout.DRAFT": "Geplant",
    "payout.FAILED": "Fehlgeschlagen",
    "payout.PAID": "Bezahlt",
    "payout.PROCESSING": "Gesendet",
  },
});
