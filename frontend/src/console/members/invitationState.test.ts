import { expect, it } from "vitest";
import { invitationState } from "./invitationState";

it.each([
  ["open", {}],
  ["accepted", { acceptedAt: "2026-01-02T00:00:00Z" }],
  ["revoked", { revokedAt: "2026-01-02T00:00:00Z" }],
  ["expired", { expiresAt: "2026-01-03T00:00:00Z" }],
] as const)("is %s", (state, dates) => {
  const invitation = { expiresAt: "2026-01-15T00:00:00Z", ...dates };
  expect(invitationState(invitation, new Date("2026-01-03T00:00:00Z"))).toBe(state);
});
