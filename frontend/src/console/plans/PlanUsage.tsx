import { useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { planText } from "./text";
import type { usageOf } from "./usage";

/** For whom a plan holds, as badges. */
export function PlanUsage({ usage }: { usage: ReturnType<typeof usageOf> }) {
  const t = useText(planText);
  const isUnused = !usage.isDefault && usage.tiers.length + usage.groups.length === 0;
  return (
    <span className="flex flex-wrap gap-1">
      {usage.isDefault && <Badge tone="accent">{t("isDefault")}</Badge>}
      {usage.tiers.map((name) => (
        <Badge key={name}>{t("ofTier", { name })}</Badge>
      ))}
      {usage.groups.map((name) => (
        <Badge key={name}>{t("ofGroup", { name })}</Badge>
      ))}
      {isUnused && <Badge>{t("ofNobody")}</Badge>}
    </span>
  );
}
