import { describe, expect, it } from "vitest";
import { percentOfPpm, sayNumber, shiftPoint, thresholdInput, typedThreshold } from "./threshold";

describe("numbers of requirements", () => {
  it("moves the point exactly", () => {
    expect(shiftPoint("123456", 2)).toBe("1234.56");
    expect(shiftPoint("5", 2)).toBe("0.05");
    expect(shiftPoint("-5", 3)).toBe("-0.005");
    expect(shiftPoint("120", 0)).toBe("120");
  });
  it("says minor units in the digits of the currency", () => {
    expect(sayNumber("NET_REVENUE", "500000", "EUR", "en")).toBe("€5,000.00");
    expect(sayNumber("NET_REVENUE", "500000", "JPY", "en")).toBe("JP¥500,000");
  });
  it("says parts per million as a percentage", () => {
    expect(sayNumber("CONVERSION_RATE", "125000", "EUR", "en")).toBe("12.5%");
    expect(percentOfPpm("1000000")).toBe("100");
    expect(percentOfPpm("0")).toBe("0");
    expect(percentOfPpm("1")).toBe("0.0001");
  });
  it("comes back from its input as it went in, in both languages", () => {
    for (const language of ["en", "de"] as const) {
      expect(
        thresholdInput("NET_REVENUE", typedThreshold("NET_REVENUE", "123450", "EUR", language), language),
      ).toBe("1234.50");
      const rate = typedThreshold("REFUND_RATE_AT_MOST", "125000", "EUR", language);
      expect(thresholdInput("REFUND_RATE_AT_MOST", rate, language)).toBe("125000");
    }
  });
  it("leaves what it cannot read to the server", () => {
    expect(thresholdInput("WON_REFERRALS", " many ", "en")).toBe("many");
    expect(thresholdInput("CONVERSION_RATE", "0.00001", "en")).toBe("0.00001");
  });
});
