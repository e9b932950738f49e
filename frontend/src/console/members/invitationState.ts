/** What is known of an invitation. */
interface Dates {
  readonly expiresAt: string;
  readonly acceptedAt?: string | null;
  readonly revokedAt?: string | null;
}

/** Where an invitation stands now. */
export function invitationState(invitation: Dates, now: Date): "open" | "accepted" | "revoked" | "expired" {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return new Date(invitation.expiresAt) <= now ? "expired" : "open";
}
