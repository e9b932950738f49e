import { describe, expect, it } from "vitest";
import type { PortalEventsQuery } from "~/gql/graphql";
import { newestEvents } from "./events";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const none = { edges: [] };
const empty: PortalEventsQuery = { referrals: none, commissions: none, payouts: none };
type Commission = PortalEventsQuery["commissions"]["edges"][number]["node"];
const earned: Commission = {
  id: "com_1",
  kind: "EARNED",
  customerLabel: "Acme",
  amount: euros("40.00"),
  unit: null,
  changes: [],
};
const commissions = (...nodes: Commission[]): PortalEventsQuery => ({
  ...empty,
  commissions: { edges: nodes.map((node) => ({ node })) },
});

describe("newestEvents", () => {
  it("tells where referrals moved, newest first", () => {
    const data: PortalEventsQuery = {
      ...empty,
      referrals: {
        edges: [
          {
            node: {
              id: "ref_1",
              name: "Acme",
              stageChanges: [
                {
                  id: "a",
                  occurredAt: "2026-11-01T08:00:00Z",
                  fromStage: null,
                  toStage: { id: "1", name: "Submitted" },
                },
                {
                  id: "b",
                  occurredAt: "2026-11-03T08:00:00Z",
                  fromStage: { id: "1" },
                  toStage: { id: "2", name: "Meeting" },
                },
              ],
            },
          },
        ],
      },
    };
    expect(newestEvents(data, "en", 8).map((event) => event.words)).toEqual([
      "Acme moved to Meeting",
      "Acme is a new referral",
    ]);
  });

  it("tells what was earned, released, stopped and taken back", () => {
    const changes: Commission["changes"] = [
      { id: "1", createdAt: "2026-11-01T08:00:00Z", fromStatus: null, toStatus: "PENDING" },
      { id: "2", createdAt: "2026-11-02T08:00:00Z", fromStatus: "PENDING", toStatus: "ON_HOLD" },
      { id: "3", createdAt: "2026-11-03T08:00:00Z", fromStatus: "ON_HOLD", toStatus: "APPROVED" },
    ];
    const reversal: Commission = {
      ...earned,
      id: "com_2",
      kind: "REVERSAL",
      amount: euros("-8.00"),
      changes: [{ id: "4", createdAt: "2026-11-04T08:00:00Z", fromStatus: null, toStatus: "APPROVED" }],
    };
    const events = newestEvents(commissions({ ...earned, changes }, reversal), "en", 8);
    expect(events.map((event) => event.words)).toEqual([
      "−€8.00 taken back",
      "€40.00 released",
      "€40.00 stopped",
      "€40.00 earned from Acme",
    ]);
  });

  it("leaves to the payout what the payout tells better", () => {
    const changes: Commission["changes"] = [
      { id: "1", createdAt: "2026-11-05T08:00:00Z", fromStatus: "APPROVED", toStatus: "IN_PAYOUT" },
      { id: "2", createdAt: "2026-11-06T08:00:00Z", fromStatus: "IN_PAYOUT", toStatus: "PAID" },
    ];
    const data: PortalEventsQuery = {
      ...commissions({ ...earned, changes }),
      payouts: {
        edges: [
          {
            node: {
              id: "pay_1",
              number: "2026-000007",
              createdAt: "2026-11-05T08:00:00Z",
              paidAt: "2026-11-06T08:00:00Z",
              amount: euros("240.00"),
            },
          },
        ],
      },
    };
    expect(newestEvents(data, "en", 8).map((event) => event.words)).toEqual([
      "€240.00 paid with payout 2026-000007",
      "Payout 2026-000007 of €240.00 prepared",
    ]);
  });

  it("tells what is no money by its name, and nothing of what came to nothing", () => {
    const changes: Commission["changes"] = [
      { id: "1", createdAt: "2026-11-01T08:00:00Z", fromStatus: null, toStatus: "PENDING" },
      { id: "2", createdAt: "2026-11-02T08:00:00Z", fromStatus: "APPROVED", toStatus: "PAID" },
    ];
    const points: Commission = {
      ...earned,
      amount: euros("0.00"),
      unit: { kind: "POINTS", name: "Store points", quantity: 500 },
      changes,
    };
    const nothing: Commission = { ...earned, id: "com_2", amount: euros("0.00"), changes };
    const events = newestEvents(commissions(points, nothing), "en", 8);
    expect(events.map((event) => event.words)).toEqual([
      "500 points – Store points handed over",
      "500 points – Store points earned from Acme",
    ]);
  });

  it("tells what was given and taken by hand", () => {
    const changes: Commission["changes"] = [
      { id: "1", createdAt: "2026-11-01T08:00:00Z", fromStatus: null, toStatus: "APPROVED" },
    ];
    const given: Commission = { ...earned, kind: "ADJUSTMENT", customerLabel: null, changes };
    const taken: Commission = { ...given, id: "com_2", amount: euros("-10.00") };
    expect(newestEvents(commissions(given, taken), "en", 8).map((event) => event.words)).toEqual([
      "€40.00 given by hand",
      "−€10.00 taken by hand",
    ]);
  });

  it("keeps only as many as asked for", () => {
    const changes: Commission["changes"] = [
      { id: "1", createdAt: "2026-11-01T08:00:00Z", fromStatus: null, toStatus: "PENDING" },
      { id: "2", createdAt: "2026-11-02T08:00:00Z", fromStatus: "PENDING", toStatus: "APPROVED" },
    ];
    expect(newestEvents(commissions({ ...earned, changes }), "en", 1).map((event) => event.key)).toEqual([
      "2",
    ]);
  });
});
