import { describe, expect, it } from "vitest";
import { english, euros, exact, german, share } from "../../tests/pricing";
import { type Pricing, pricingSentences } from "./pricing";
import { sumLines } from "./sum";

const bracket = (upTo: string | null, percentage: string) => ({
  upTo: null,
  upToAmount: upTo ? euros(upTo) : null,
  flat: null,
  percentage,
});
type Brackets = NonNullable<NonNullable<Pricing["structure"]>["brackets"]>;
const revenue: Brackets = {
  mode: "GRADUATED",
  measure: "REVENUE",
  period: "QUARTER",
  brackets: [bracket("13000.00", "10"), bracket(null, "12")],
};
const ofRevenue = (before: string, after: string): NonNullable<Pricing["total"]> => ({
  measure: "REVENUE",
  period: { kind: "QUARTER", startsOn: "2026-10-01" },
  before: null,
  beforeAmount: euros(before),
  after: null,
  afterAmount: euros(after),
  lacksRate: false,
  lastAt: null,
  isPlacedLast: false,
});
const slice = (bracket: number, from: string, to: string, percentage: string, minor: string) => ({
  bracket,
  from: null,
  fromAmount: euros(from),
  to: null,
  toAmount: euros(to),
  flat: null,
  percentage,
  amount: exact(minor),
});
/** A sale of €5,000.00 after €9,000.00, with steps at €13,000.00. */
const graduated: Pricing = {
  ...share,
  base: {
    lines: [{ label: "AMOUNT", productId: "", category: "", amount: exact("500000") }],
    total: exact("500000"),
  },
  structure: { kind: "BRACKETS", percentage: null, flat: null, brackets: revenue, bonus: null },
  total: ofRevenue("9000.00", "14000.00"),
  slices: [slice(0, "9000.00", "13000.00", "10", "40000"), slice(1, "13000.00", "14000.00", "12", "12000")],
  fullAmount: exact("52000"),
  rounding: { exact: exact("52000"), amount: euros("520.00") },
};
const whole = (mode: "FORWARD" | "RETROACTIVE", percentage: string): Pricing => ({
  ...graduated,
  structure: {
    kind: "BRACKETS",
    percentage: null,
    flat: null,
    bonus: null,
    brackets: { ...revenue, mode },
  },
  slices: [slice(0, "9000.00", "14000.00", percentage, "50000")],
});
const counted: Pricing = {
  ...share,
  base: null,
  structure: {
    kind: "BRACKETS",
    percentage: null,
    flat: null,
    bonus: null,
    brackets: {
      mode: "FORWARD",
      measure: "COUNT",
      period: "MONTH",
      brackets: [
        { upTo: 10, upToAmount: null, flat: euros("20.00"), percentage: null },
        { upTo: 20, upToAmount: null, flat: euros("25.00"), percentage: null },
        { upTo: null, upToAmount: null, flat: euros("30.00"), percentage: null },
      ],
    },
  },
  total: {
    ...ofRevenue("0.00", "0.00"),
    measure: "COUNT",
    period: { kind: "MONTH", startsOn: "2026-11-01" },
    before: 10,
    beforeAmount: null,
    after: 11,
    afterAmount: null,
  },
  slices: [
    {
      bracket: 1,
      from: 10,
      fromAmount: null,
      to: 11,
      toAmount: null,
      flat: euros("25.00"),
      percentage: null,
      amount: exact("2500"),
    },
  ],
  fullAmount: exact("2500"),
  rounding: { exact: exact("2500"), amount: euros("25.00") },
};
const bonus: Pricing = {
  ...counted,
  structure: {
    kind: "BONUS",
    percentage: null,
    flat: null,
    brackets: null,
    bonus: {
      measure: "COUNT",
      period: "QUARTER",
      thresholds: [{ at: 10, atAmount: null, amount: euros("100.00") }],
      every: { at: 5, atAmount: null, amount: euros("50.00") },
    },
  },
  total: { ...counted.total, measure: "COUNT", period: { kind: "QUARTER", startsOn: "2026-10-01" } } as never,
  slices: [],
  bonus: { at: 10, atAmount: null, amount: euros("100.00"), isReached: true },
  fullAmount: exact("10000"),
  rounding: { exact: exact("10000"), amount: euros("100.00") },
};
const withHold = (pricing: Pricing) => pricingSentences({ ...pricing, hold: null }, english);
const shown = (pricing: Pricing) =>
  sumLines(pricing, english).map((line) => [line.label, line.amount, line.kind]);

describe("steps", () => {
  it("says each stretch and why it begins where it does", () => {
    expect(withHold(graduated)).toEqual([
      "“Revenue share” pays for each “Sale” by the revenue that you bring a quarter: 10% up to €13,000.00; 12% above €13,000.00.",
      "Each part of an amount earns by its own step.",
      "€4,000.00 of it at 10%, €1,000.00 of it at 12%, because €9,000.00 were reached before this in Q4 2026.",
    ]);
  });

  it("says the same in German", () => {
    expect(pricingSentences({ ...graduated, hold: null }, german)).toEqual([
      "„Revenue share“ zahlt je „Sale“ nach dem Umsatz, den Sie im Quartal bringen: 10\u00a0% bis 13.000,00\u00a0€; 12\u00a0% über 13.000,00\u00a0€.",
      "Jeder Teil eines Betrags verdient nach seiner eigenen Staffel.",
      "4.000,00\u00a0€ davon zu 10\u00a0%, 1.000,00\u00a0€ davon zu 12\u00a0%, weil im 4. Quartal 2026 davor 9.000,00\u00a0€ erreicht waren.",
    ]);
  });

  it("adds the stretches up", () => {
    expect(shown(graduated)).toEqual([
      ["Amount of the conversion", "€5,000.00", "part"],
      ["€4,000.00 at 10%", "€400.00", "part"],
      ["€1,000.00 at 12%", "€120.00", "part"],
      ["Together", "€520.00", "step"],
      ["Earned", "€520.00", "total"],
    ]);
  });

  it("says that what was reached before pays all of it", () => {
    expect(withHold(whole("FORWARD", "10")).slice(1)).toEqual([
      "The step that was reached before pays the whole amount.",
      "All of it earns 10%, because €9,000.00 were reached before this in Q4 2026.",
    ]);
  });

  it("says that what is reached with it pays all of it", () => {
    expect(withHold(whole("RETROACTIVE", "12")).slice(1)).toEqual([
      "A higher step also pays the difference for what came before it in the same period.",
      "All of it earns 12%, because €14,000.00 are reached in Q4 2026 with it.",
    ]);
  });

  it("counts", () => {
    expect(withHold(counted)).toEqual([
      "“Revenue share” pays for each “Sale” by how many there are a month: €20.00 for the first 10; €25.00 for number 11 to 20; €30.00 from number 21 on.",
      "The step that was reached before pays the whole amount.",
      "This is number 11 in November 2026, so it earns €25.00.",
    ]);
    expect(shown(counted)).toEqual([
      ["Fixed amount", "€25.00", "step"],
      ["Earned", "€25.00", "total"],
    ]);
  });

  it("says that it adds nothing without a rate, and that it is counted last", () => {
    const late = {
      ...graduated,
      total: {
        ...ofRevenue("0.00", "0.00"),
        lacksRate: true,
        isPlacedLast: true,
        lastAt: "2026-11-20T08:00:00Z",
      },
    };
    expect(withHold(late).slice(3)).toEqual([
      "There is no exchange rate for its currency on that day, so it adds nothing to what is measured.",
      "It was recorded after later ones (the latest of 20 Nov 2026), so it is counted after them.",
    ]);
  });
});

describe("a bonus", () => {
  it("says what was reached", () => {
    expect(withHold(bonus)).toEqual([
      "“Revenue share” pays a bonus for reaching a number of “Sale” a quarter: €100.00 at 10; €50.00 at each further multiple of 5.",
      "Number 10 was reached in Q4 2026, which pays €100.00.",
    ]);
    expect(shown(bonus)).toEqual([
      ["Bonus at 10", "€100.00", "step"],
      ["Earned", "€100.00", "total"],
    ]);
  });

  it("leaves out of the sum what was only measured", () => {
    expect(shown({ ...bonus, base: share.base })).toEqual(shown(bonus));
  });

  it("says what is missing when none is reached", () => {
    const none: Pricing = {
      ...bonus,
      isPaid: false,
      reason: "NO_THRESHOLD",
      bonus: { at: 15, atAmount: null, amount: euros("50.00"), isReached: false },
    };
    expect(withHold(none).slice(1)).toEqual([
      "The next bonus is €50.00 at 15; in Q4 2026 it is 11 so far.",
      "It did not pay: no bonus is reached that was not paid before.",
    ]);
  });
});

describe("the difference to a higher step", () => {
  const topUp: Pricing = {
    ...whole("RETROACTIVE", "12"),
    total: null,
    topUp: {
      refundable: euros("5000.00"),
      refunded: euros("1000.00"),
      earns: euros("480.00"),
      before: euros("400.00"),
      difference: euros("80.00"),
    },
    rounding: { exact: exact("48000"), amount: euros("480.00") },
    fullAmount: exact("60000"),
  };

  it("says which sale lifted it and what was refunded", () => {
    expect(withHold(topUp).slice(2)).toEqual([
      "With a later “Sale” a higher step was reached. The difference for this earlier one is paid now.",
      "€1,000.00 of €5,000.00 was refunded, so only the rest counts.",
    ]);
  });

  it("subtracts what was earned before", () => {
    expect(shown(topUp)).toEqual([
      ["Amount of the conversion", "€5,000.00", "part"],
      ["× 12%", "€600.00", "step"],
      ["Of what was not refunded", "€480.00", "step"],
      ["Earns in the higher step", "€480.00", "step"],
      ["Earned for it so far", "−€400.00", "part"],
      ["Earned", "€80.00", "total"],
    ]);
  });
});

describe("caps", () => {
  const cap = (kind: "PER_CUSTOMER" | "PER_PERIOD" | "BUDGET", cut: string, lacksRate = false) => ({
    kind,
    cap: euros("500.00"),
    period: kind === "PER_CUSTOMER" ? null : { kind: "MONTH" as const, startsOn: "2026-11-01" },
    cut: euros(cut),
    lacksRate,
  });
  const capped: Pricing = {
    ...graduated,
    caps: [cap("PER_CUSTOMER", "0.00"), cap("PER_PERIOD", "20.00"), cap("BUDGET", "500.00")],
  };

  it("say what they did, and by how much", () => {
    expect(withHold(capped).slice(3)).toEqual([
      "It pays at most €500.00 for one customer; there was room for all of it.",
      "Cut by €20.00: the cap of €500.00 a month was reached.",
      "Cut by €500.00: the cap of €500.00 a month for the whole program was reached.",
    ]);
    expect(withHold({ ...graduated, caps: [cap("BUDGET", "0.00", true)] }).slice(3)).toEqual([
      "The cap of €500.00 a month for the whole program was not applied: there is no exchange rate to compare with.",
    ]);
  });

  it("are subtracted, down to nothing", () => {
    expect(shown(capped).slice(3)).toEqual([
      ["Together", "€520.00", "step"],
      ["Cut by the cap of €500.00 a month", "−€20.00", "part"],
      ["Cut by the cap of €500.00 a month for the whole program", "−€500.00", "part"],
      ["Earned", "€0.00", "total"],
    ]);
  });
});

describe("a recruiter’s part", () => {
  const recruited: Pricing = {
    ...share,
    incentive: { name: "Recruiting", trigger: "COMMISSION_EARNED" },
    base: {
      lines: [{ label: "COMMISSION", productId: "", category: "", amount: exact("2000") }],
      total: exact("2000"),
    },
    structure: { kind: "PERCENT", percentage: "5", flat: null, brackets: null, bonus: null },
    recruit: { enrollment: { id: "enr_2", partner: { id: "ptn_2", name: "Bergmann & Co" } } },
    fullAmount: exact("100"),
    rounding: { exact: exact("100"), amount: euros("1.00") },
  };

  it("names whom one recruited", () => {
    expect(withHold(recruited)).toEqual(["“Recruiting” pays 5% of what Bergmann & Co earned."]);
    expect(shown(recruited)[0]).toEqual(["Commission of Bergmann & Co", "€20.00", "part"]);
  });

  it("is held as long as what it is a part of", () => {
    const hold = { days: 0, source: "COMMISSION", releaseAt: "2026-12-08T08:00:00Z" };
    expect(pricingSentences({ ...recruited, hold }, english).at(-1)).toBe(
      "It is held as long as the commission of which it is a part, until 8 Dec 2026.",
    );
  });

  it("counts its months per partner", () => {
    const limit = {
      kind: "MAX_MONTHS" as const,
      limit: 12,
      counted: 0,
      firstAt: "2026-01-05T10:00:00Z",
      endsAt: "2027-01-05T10:00:00Z",
      holds: true,
    };
    expect(withHold({ ...recruited, limits: [limit] }).slice(1)).toEqual([
      "It pays for 12 months per partner: from 5 Jan 2026 until before 5 Jan 2027.",
    ]);
    const over = {
      ...recruited,
      limits: [{ ...limit, holds: false }],
      isPaid: false,
      reason: "MAX_MONTHS" as const,
    };
    expect(withHold(over).slice(1)).toEqual([
      "It pays for 12 months per partner, and these were over on 5 Jan 2027.",
      "It did not pay: the months for this partner are over.",
    ]);
  });

  it("names nobody whom the viewer may not see", () => {
    const hidden = { ...recruited, recruit: { enrollment: null } };
    expect(withHold(hidden)).toEqual(["“Recruiting” pays 5% of what a partner whom you recruited earned."]);
    expect(withHold({ ...hidden, recruit: null })).toEqual([
      "“Recruiting” pays 5% of what the partners earn whom you recruited.",
    ]);
  });
});

describe("what is no money", () => {
  const points = (quantity: number, exactly: string, creditPercentage: string): Pricing => ({
    ...share,
    base: null,
    creditPercentage,
    structure: { kind: "FLAT", percentage: null, flat: null, brackets: null, bonus: null },
    fullAmount: null,
    rounding: null,
    unit: { unit: { kind: "POINTS", name: "Store points", quantity: 500 }, exact: exactly, quantity },
  });

  it("is named with its number", () => {
    expect(withHold(points(500, "500", "100"))).toEqual([
      "“Revenue share” gives 500 points – Store points for each “Sale”.",
    ]);
    expect(shown(points(500, "500", "100"))).toEqual([["Given", "500 Store points", "total"]]);
  });

  it("is shared and rounded like an amount", () => {
    expect(shown(points(167, "500/3", "33.3333"))).toEqual([
      ["At full credit", "500", "part"],
      ["× 33.3333% of the credit", "500/3", "step"],
      ["Given, rounded once", "167 Store points", "total"],
    ]);
  });
});
