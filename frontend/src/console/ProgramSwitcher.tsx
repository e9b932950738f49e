import { useParams } from "@tanstack/react-router";
import { ChevronsUpDown, Plus } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Menu } from "~/ui/Menu";
import { Skeleton } from "~/ui/Skeleton";
import type { ConsoleProgram } from "./program";
import { consoleText } from "./text";

interface ProgramSwitcherProps {
  programs: readonly ConsoleProgram[];
  /** None on pages that belong to no program. */
  current: ConsoleProgram | undefined;
}

/** Chooses the program that the console shows, or makes a new one. */
export function ProgramSwitcher({ programs, current }: ProgramSwitcherProps) {
  const t = useText(consoleText);
  const href = useHref();
  const canManage = useCan("PROGRAM_MANAGE");
  const { programId } = useParams({ strict: false });
  if (programs.length === 0) return programId ? <Skeleton className="mx-2 h-5 w-32" /> : null;
  if (current && programs.length === 1 && !canManage)
    return <p className="truncate px-2 text-muted">{current.name}</p>;
  const items = programs.map((program) => ({
    label: program.name,
    checked: program === current,
    href: href({ to: "/console/$programId", params: { programId: program.id } }),
  }));
  const make = {
    label: t("newProgram"),
    icon: <Plus aria-hidden="true" />,
    href: href({ to: "/console/new-program" }),
  };
  const name = current?.name ?? t("chooseProgram");
  const trigger = (
    <Button className="w-full" aria-label={`${t("program")}: ${name}`}>
      <span className="flex-1 truncate text-left">{name}</span>
      <ChevronsUpDown aria-hidden="true" className="size-4 text-muted" />
    </Button>
  );
  const groups = [{ title: t("program"), items }, ...(canManage ? [{ items: [make] }] : [])];
  return <Menu trigger={trigger} align="start" groups={groups} />;
}
