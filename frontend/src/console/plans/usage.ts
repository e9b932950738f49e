/** What a plan may be the plan of. */
interface Users {
  readonly plan?: { readonly id: string } | null;
  readonly tiers: readonly { readonly name: string; readonly plan?: { readonly id: string } | null }[];
  readonly groups: readonly { readonly name: string; readonly plan?: { readonly id: string } | null }[];
}

/** A plan with how many partners and links have it of their own. */
interface Plan {
  readonly id: string;
  readonly enrollmentCount: number;
  readonly linkCount: number;
}

/** For whom a plan holds: everybody without another one, the tiers and groups that name it, and some of their own. */
export function usageOf(program: Users, { id, enrollmentCount, linkCount }: Plan) {
  const named = (rows: Users["tiers"]) => rows.filter((row) => row.plan?.id === id).map((row) => row.name);
  const isDefault = program.plan?.id === id;
  const [tiers, groups] = [named(program.tiers), named(program.groups)];
  const isUnused = !isDefault && tiers.length + groups.length + enrollmentCount + linkCount === 0;
  return { planId: id, isDefault, tiers, groups, enrollmentCount, linkCount, isUnused };
}
