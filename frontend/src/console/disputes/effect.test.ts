import { expect, it } from "vitest";
import { type DisputedRow, stoppable, stoppedBy } from "./effect";

const row = (id: string, status: DisputedRow["status"], externalId?: string): DisputedRow => ({
  id,
  status,
  statusCause: externalId ? { code: "DISPUTED", externalId } : null,
});

it("stops what is not paid yet", () => {
  const rows = [row("a", "PENDING"), row("b", "APPROVED"), row("c", "PAID"), row("d", "ON_HOLD")];
  expect(stoppable(rows).map((one) => one.id)).toEqual(["a", "b"]);
});

it("finds what it stopped, and not what a person or another dispute did", () => {
  const own = row("a", "ON_HOLD", "dp-1");
  const rows = [own, row("b", "ON_HOLD"), row("c", "ON_HOLD", "dp-2"), row("d", "APPROVED", "dp-1")];
  expect(stoppedBy("dp-1", rows)).toEqual([own]);
});
