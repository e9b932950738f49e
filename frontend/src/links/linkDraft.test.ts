import { describe, expect, it } from "vitest";
import { changesOf, draftOf } from "./linkDraft";

const zone = "Europe/Berlin";
const began = draftOf(
  {
    name: null,
    code: "ada",
    destination: "https://shop.example.com",
    expiresAt: "2026-12-31T23:00:00Z",
    utm: { source: "ada", medium: "", campaign: "", term: "", content: "" },
    subIds: ["mail"],
  },
  zone,
);

describe("changesOf", () => {
  it("says instants as the program's clock does, and fills five sub-ids", () => {
    expect(began.expiresAt).toBe("2027-01-01T00:00");
    expect(began.subIds).toEqual(["mail", "", "", "", ""]);
  });

  it("sends nothing of what stayed", () => {
    expect(changesOf(began, began, zone)).toEqual({});
    expect(changesOf({ ...began, code: " ada " }, began, zone)).toEqual({});
  });

  it("sends what changed, the statistics and the sub-ids as a whole", () => {
    const typed = {
      ...began,
      name: " Spring ",
      expiresAt: "2026-07-01T12:00",
      fallback: "https://example.com",
      utm: { ...began.utm, campaign: "spring" },
      subIds: ["mail", "march", "", "", ""],
    };
    expect(changesOf(typed, began, zone)).toEqual({
      name: "Spring",
      expiresAt: "2026-07-01T10:00:00.000Z",
      fallback: "https://example.com",
      utm: { source: "ada", medium: "", campaign: "spring", term: "", content: "" },
      subIds: ["mail", "march", "", "", ""],
    });
  });

  it("takes an expiry and a fallback away", () => {
    const with_ = { ...began, fallback: "https://example.com" };
    expect(changesOf({ ...with_, expiresAt: "", fallback: "" }, with_, zone)).toEqual({
      clearExpiry: true,
      fallback: "",
    });
  });
});
