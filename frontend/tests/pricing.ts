import type { Pricing } from "~/explain/pricing";
import type { Speaker } from "~/explain/speaker";

const words = {
  eventTypes: [
    { key: "sale", name: "Sale" },
    { key: "lead", name: "Lead" },
  ],
  stages: [{ key: "won", name: "Won" }],
};
export const english: Speaker = { language: "en", zone: "Europe/Berlin", words };
export const german: Speaker = { ...english, language: "de" };
export const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
export const exact = (minor: string) => ({ minor, currency: "EUR" });

/** How 12.5 % of a sale of €119.00 with €19.00 tax was computed. */
export const share: Pricing = {
  isPaid: true,
  reason: null,
  incentive: { name: "Revenue share", trigger: "sale" },
  conditions: null,
  limits: [],
  base: {
    lines: [
      { label: "AMOUNT", productId: "", category: "", amount: exact("11900") },
      { label: "TAX", productId: "", category: "", amount: exact("-1900") },
    ],
    total: exact("10000"),
  },
  structure: { kind: "PERCENT", percentage: "12.5", flat: null, brackets: null, bonus: null },
  total: null,
  slices: [],
  bonus: null,
  topUp: null,
  recruit: null,
  rate: null,
  caps: [],
  unit: null,
  fullAmount: exact("1250"),
  min: null,
  max: null,
  choice: null,
  creditPercentage: "100",
  rounding: { exact: exact("1250"), amount: euros("12.50") },
  hold: { days: 30, source: "PROGRAM", releaseAt: "2026-12-14T08:00:00Z" },
};
