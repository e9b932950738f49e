import { useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import { useQuery } from "urql";
import { useAccent } from "~/lib/theme";
import { useViewerQuery, type Viewer, ViewerProvider } from "~/lib/viewer";
import { ZoneProvider } from "~/lib/zone";
import { useBell } from "~/notices/useBell";
import { ConsoleShell } from "~/ui/ConsoleShell";
import { usePaletteKey } from "~/ui/shortcuts";
import { ConsoleContent } from "./ConsoleContent";
import { ConsoleUserMenu } from "./ConsoleUserMenu";
import { useConsoleCommands } from "./commands";
import { useConsoleNavigation } from "./navigation";
import { useBellPlaces } from "./notifications/places";
import { ProgramSwitcher } from "./ProgramSwitcher";
import { type ConsoleProgram, ConsoleProgramsDocument, programsOf } from "./program";

const CommandPalette = lazy(() =>
  import("~/ui/CommandPalette").then((module) => ({ default: module.CommandPalette })),
);

/** The frame of every console page: paints at once, then fills in who is there and which program is shown. */
export function ConsoleLayout() {
  const { viewer } = useViewerQuery();
  const { programId } = useParams({ strict: false });
  const [{ data, error }, reload] = useQuery({
    query: ConsoleProgramsDocument,
    requestPolicy: "cache-first",
  });
  const programs = programsOf(data);
  const program = programs.find((one) => one.id === programId);
  useAccent(program?.accentColor);
  return (
    <ViewerProvider viewer={viewer ?? null}>
      <ZoneProvider zone={program?.timeZone}>
        <Frame viewer={viewer} programs={programs} program={program}>
          <ConsoleContent
            programId={programId}
            program={program}
            loaded={data !== undefined}
            error={error}
            reload={reload}
          />
        </Frame>
      </ZoneProvider>
    </ViewerProvider>
  );
}

interface FrameProps {
  viewer: Viewer | undefined;
  programs: readonly ConsoleProgram[];
  program: ConsoleProgram | undefined;
  children: ReactNode;
}

function Frame({ viewer, programs, program, children }: FrameProps) {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const groups = useConsoleNavigation(program, path);
  const [searching, setSearching] = useState(false);
  const openPalette = useCallback(() => setSearching(true), []);
  usePaletteKey(openPalette);
  const commands = useConsoleCommands(groups, programs, program);
  const { bell, drawer } = useBell(useBellPlaces(program ?? programs[0]));
  return (
    <ConsoleShell
      name={viewer?.organization?.name ?? "Rapport"}
      groups={groups}
      bell={program && bell}
      switcher={<ProgramSwitcher programs={programs} current={program} />}
      userMenu={<ConsoleUserMenu viewer={viewer} />}
      onSearch={openPalette}
    >
      {children}
      {drawer}
      <Suspense>
        {searching && (
          <CommandPalette
            open
            onClose={() => setSearching(false)}
            commands={commands}
            onGo={(href) => void navigate({ href })}
          />
        )}
      </Suspense>
    </ConsoleShell>
  );
}
