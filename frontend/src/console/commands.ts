import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useViewer } from "~/lib/viewer";
import type { Command } from "~/ui/CommandPalette";
import type { NavGroup } from "~/ui/shell";
import { placeText } from "./places/text";
import type { ConsoleProgram } from "./program";
import { consoleText } from "./text";

/** What ⌘K offers: every place of the navigation, what one may begin, and the other programs. */
export function useConsoleCommands(
  places: readonly NavGroup[],
  programs: readonly ConsoleProgram[],
  current: ConsoleProgram | undefined,
): readonly Command[] {
  const t = useText(consoleText);
  const href = useHref();
  const deeds = useDeeds(current?.id);
  const goTo = places.flatMap((group) =>
    group.items.map((item) => ({ id: item.href, label: item.label, href: item.href, group: t("goTo") })),
  );
  const switches = programs
    .filter((program) => program !== current)
    .map((program) => ({
      id: program.id,
      label: program.name,
      href: href({ to: "/console/$programId", params: { programId: program.id } }),
      group: t("program"),
    }));
  return [...goTo, ...deeds, ...switches];
}

function useDeeds(programId: string | undefined): readonly Command[] {
  const t = useText(consoleText);
  const places = useText(placeText);
  const href = useHref();
  const permissions = useViewer()?.permissions ?? [];
  const group = t("do");
  const deeds: Command[] = [];
  if (programId && permissions.includes("PARTNER_MANAGE")) {
    const to = href({
      to: "/console/$programId/partners",
      params: { programId },
      search: { new: "partner" },
    });
    deeds.push({ id: "new-partner", label: t("newPartner"), href: to, group });
  }
  if (programId && permissions.includes("CONVERSION_RECORD")) {
    const params = { programId };
    const to = href({ to: "/console/$programId/conversions", params, search: { new: "conversion" } });
    deeds.push({ id: "record-conversion", label: places("recordConversion"), href: to, group });
  }
  if (programId && permissions.includes("PAYOUT_MANAGE")) {
    const to = href({ to: "/console/$programId/payouts/new", params: { programId } });
    deeds.push({ id: "new-run", label: places("newRun"), href: to, group });
  }
  if (permissions.includes("PROGRAM_MANAGE")) {
    if (programId) {
      const params = { programId };
      const rate = href({ to: "/console/$programId/rates", params, search: { new: "rate" } });
      const plan = href({ to: "/console/$programId/incentives/new", params });
      const tier = href({ to: "/console/$programId/tiers", params, search: { edit: "new" } });
      deeds.push({ id: "new-plan", label: t("newPlan"), href: plan, group });
      deeds.push({ id: "new-tier", label: t("newTier"), href: tier, group });
      deeds.push({ id: "give-rate", label: places("giveRate"), href: rate, group });
    }
    deeds.push({
      id: "new-program",
      label: t("newProgram"),
      href: href({ to: "/console/new-program" }),
      group,
    });
  }
  return deeds;
}
