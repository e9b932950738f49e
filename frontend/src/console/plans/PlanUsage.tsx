import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Badge } from "~/ui/Badge";
import { useProgram } from "../program";
import { planText } from "./text";
import type { usageOf } from "./usage";

/** For whom a plan holds, as badges; those with it of their own stand behind their number. */
export function PlanUsage({ usage }: { usage: ReturnType<typeof usageOf> }) {
  const t = useText(planText);
  const href = useHref();
  const { id: programId } = useProgram();
  const partners = href({
    to: "/console/$programId/partners",
    params: { programId },
    search: { plan: usage.planId },
  });
  return (
    <span className="flex flex-wrap gap-1">
      {usage.isDefault && <Badge tone="accent">{t("isDefault")}</Badge>}
      {usage.tiers.map((name) => (
        <Badge key={name}>{t("ofTier", { name })}</Badge>
      ))}
      {usage.groups.map((name) => (
        <Badge key={name}>{t("ofGroup", { name })}</Badge>
      ))}
      {usage.enrollmentCount > 0 && (
        <a href={partners} className="rounded-full hover:underline">
          <Badge>{t("ofPartners", { count: usage.enrollmentCount })}</Badge>
        </a>
      )}
      {usage.linkCount > 0 && <Badge>{t("ofLinks", { count: usage.linkCount })}</Badge>}
      {usage.isUnused && <Badge>{t("ofNobody")}</Badge>}
    </span>
  );
}
