import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { FraudPanelQuery } from "~/gql/graphql";
import { renderApp } from "../../../tests/render";
import { ruleInputs, typedRules } from "../settings/fraudRules";
import { Evidence } from "./Evidence";

type Found = NonNullable<FraudPanelQuery["fraudReview"]>["signals"][number];

const none = {
  domain: null,
  host: null,
  pattern: null,
  parameter: null,
  count: null,
  limit: null,
  minutes: null,
};
const signals: Found[] = [
  { ...none, kind: "SELF_REFERRAL_DOMAIN", domain: "acme.example" },
  { ...none, kind: "CLICK_BURST", count: 1200, limit: 20, minutes: 60 },
  { ...none, kind: "FAST_CONVERSION", count: 1, limit: 3 },
  { ...none, kind: "PAID_SEARCH", parameter: "gclid" },
  { ...none, kind: "PAID_SEARCH", parameter: "gclid" },
  { ...none, kind: "BANNED_REFERRER", host: "a.coupons.example", pattern: "*.coupons.example" },
];

test("evidence is a sentence each, and the same one stands once", async () => {
  renderApp(<Evidence signals={signals} />);
  const items = await screen.findAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual([
    "The customer’s e-mail is at acme.example, the partner’s company domain.",
    "1,200 clicks from one network came to the link within 60 minutes; the rule allows 20.",
    "The conversion followed 1 second after the click; the rule asks for 3.",
    "The click came from an advertisement in a search engine (parameter gclid).",
    "The click came from a.coupons.example, which the rule bans (*.coupons.example).",
  ]);
});

test("the API is told of each rule only what it asks for", () => {
  const base = {
    mode: "FLAG" as "FLAG" | "BLOCK",
    clicks: null,
    minutes: null,
    seconds: null,
    hosts: [] as string[],
    reviewCount: 0,
  };
  const typed = typedRules([
    { ...base, kind: "BANNED_REFERRER", hosts: ["a.example", "*.b.example"] },
    { ...base, kind: "CLICK_BURST", clicks: 20, minutes: 60 },
    { ...base, kind: "DATA_CENTRE", mode: "BLOCK" },
  ]);
  expect(typed.map((rule) => rule.kind)).toEqual(["CLICK_BURST", "BANNED_REFERRER", "DATA_CENTRE"]);
  expect(ruleInputs(typed)).toEqual([
    { kind: "CLICK_BURST", mode: "FLAG", clicks: 20, minutes: 60 },
    { kind: "BANNED_REFERRER", mode: "FLAG", hosts: ["a.example", "*.b.example"] },
    { kind: "DATA_CENTRE", mode: "BLOCK" },
  ]);
});
