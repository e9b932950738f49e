import { describe, expect, it } from "vitest";
import { keepLines, meritLines, standingWords, type TierStanding } from "./standing";

const zone = "Europe/Berlin";
const silver = { id: "tie_2", name: "Silver" };
const gold: TierStanding = {
  tier: { id: "tie_3", name: "Gold" },
  floorTier: null,
  pin: null,
  demotion: null,
  tierKeep: {
    isEarned: true,
    endsAt: "2027-03-31T22:00:00Z",
    requirements: [
      {
        kind: "STRATEGIC_POINTS",
        eventType: "",
        value: "20",
        threshold: "50",
        missing: "30",
        isMet: false,
        valueAmount: null,
        thresholdAmount: null,
        missingAmount: null,
      },
    ],
  },
  points: [],
  certifications: [],
  program: { id: "prg_1", eventTypes: [] },
};

describe("standingWords", () => {
  it("says when the tier is looked at again", () => {
    expect(standingWords(gold, "en", zone)).toEqual({
      warning: null,
      pinned: null,
      reviewed: "It is yours. It is looked at again on 1 Apr 2027.",
      floor: null,
    });
  });

  it("warns with the day and what comes after it", () => {
    const demotion = { at: "2027-04-29T22:00:00Z", tier: silver };
    const { warning, reviewed } = standingWords({ ...gold, demotion }, "en", zone);
    expect(warning).toBe(
      "You keep Gold until 30 Apr 2027. Then you fall to Silver, unless what it asks is met again by then.",
    );
    expect(reviewed).toBeNull();
  });

  it("says that it is fixed, and below what one never falls", () => {
    const pinned = { ...gold, tierKeep: null, floorTier: silver, pin: { until: null } };
    expect(standingWords(pinned, "en", zone)).toMatchObject({
      pinned: "The program’s team has fixed this tier for you.",
      floor: "You never fall below Silver.",
    });
    expect(standingWords({ ...pinned, pin: { until: "2027-01-31T23:00:00Z" } }, "de", zone).pinned).toBe(
      "Das Team des Programms hat diese Stufe bis 1. Feb. 2027 für Sie festgelegt.",
    );
  });
});

describe("keepLines", () => {
  it("says how much of each requirement is there", () => {
    expect(keepLines(gold, [], "en")).toEqual([
      { label: "Points", words: "20 of 50", note: "30 to go", isMet: false, share: 0.4 },
    ]);
  });
});

describe("meritLines", () => {
  it("adds up points and names what is held", () => {
    const certificate = { id: "cer_1", name: "Consultant", isHeld: true, expiresAt: null };
    const merits: TierStanding = {
      ...gold,
      points: [
        { id: "pnt_1", points: 50 },
        { id: "pnt_2", points: -30 },
      ],
      certifications: [
        certificate,
        { ...certificate, id: "cer_2", name: "Engineer", expiresAt: "2027-01-31T23:00:00Z" },
        { ...certificate, id: "cer_3", name: "Trainer", isHeld: false },
      ],
    };
    expect(meritLines(merits, "en", zone)).toEqual([
      "Points in all: 20",
      "Consultant",
      "Engineer, until 1 Feb 2027",
    ]);
    expect(meritLines(gold, "en", zone)).toEqual([]);
  });
});
