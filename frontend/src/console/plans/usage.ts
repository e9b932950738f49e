/** What a plan may be the plan of. */
interface Users {
  readonly plan?: { readonly id: string } | null;
  readonly tiers: readonly { readonly name: string; readonly plan?: { readonly id: string } | null }[];
  readonly groups: readonly { readonly name: string; readonly plan?: { readonly id: string } | null }[];
}

/** For whom a plan holds: everybody without another one, and the tiers and groups that name it. */
export function usageOf(program: Users, planId: string) {
  const named = (rows: Users["tiers"]) =>
    rows.filter((row) => row.plan?.id === planId).map((row) => row.name);
  return {
    isDefault: program.plan?.id === planId,
    tiers: named(program.tiers),
    groups: named(program.groups),
  };
}
