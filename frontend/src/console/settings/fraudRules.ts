import type { FraudRuleInput, FraudRulesFragment, FraudSignalKind } from "~/gql/graphql";
import { signalKinds } from "../fraud/statuses";

/** One rule as it is typed: numbers are texts, hosts stand one a line. */
export interface TypedRule {
  kind: FraudSignalKind;
  mode: string;
  clicks: string;
  minutes: string;
  seconds: string;
  hosts: string;
}

/** The rules as they are typed, in their order. */
export function typedRules(rules: FraudRulesFragment["fraudRules"]["rules"]): TypedRule[] {
  return signalKinds.flatMap((kind) =>
    rules
      .filter((rule) => rule.kind === kind)
      .map((rule) => ({
        kind,
        mode: rule.mode,
        clicks: rule.clicks?.toString() ?? "",
        minutes: rule.minutes?.toString() ?? "",
        seconds: rule.seconds?.toString() ?? "",
        hosts: rule.hosts.join("\n"),
      })),
  );
}

/** What the API is told: of each rule only what it asks for. */
export function ruleInputs(rules: readonly TypedRule[]): FraudRuleInput[] {
  return rules.map((rule) => ({
    kind: rule.kind,
    mode: rule.mode as NonNullable<FraudRuleInput["mode"]>,
    ...(rule.kind === "CLICK_BURST" ? { clicks: Number(rule.clicks), minutes: Number(rule.minutes) } : {}),
    ...(rule.kind === "FAST_CONVERSION" ? { seconds: Number(rule.seconds) } : {}),
    ...(rule.kind === "BANNED_REFERRER"
      ? { hosts: rule.hosts.split(/[\s,]+/).filter((host) => host !== "") }
      : {}),
  }));
}
