import { createContext, type ReactNode, use, useEffect } from "react";
import { graphql } from "~/gql/gql";
import type { ConsoleProgramsQuery } from "~/gql/graphql";

/** The organization's programs: what the layout needs to begin. */
export const ConsoleProgramsDocument = graphql(`
  query ConsolePrograms {
    programs(first: 100) {
      edges { node { id name slug accentColor timeZone currency } }
    }
  }
`);

/** The program that the console now shows. */
export type ConsoleProgram = ConsoleProgramsQuery["programs"]["edges"][number]["node"];

/** The programs of an answer; none before it came. */
export function programsOf(data: ConsoleProgramsQuery | undefined): readonly ConsoleProgram[] {
  return data?.programs.edges.map((edge) => edge.node) ?? [];
}

const storageKey = "rapport.program";

/** Id of the program that this browser showed last, or null. */
export function lastProgram(): string | null {
  return localStorage.getItem(storageKey);
}

const ProgramContext = createContext<ConsoleProgram | null>(null);

/** Gives the program to every page below `/console/$programId`, and remembers it for the next visit. */
export function ProgramProvider({ program, children }: { program: ConsoleProgram; children: ReactNode }) {
  useEffect(() => localStorage.setItem(storageKey, program.id), [program.id]);
  return <ProgramContext value={program}>{children}</ProgramContext>;
}

/** The program now shown. The layout shows no page that needs one before there is one. */
export function useProgram(): ConsoleProgram {
  const program = use(ProgramContext);
  if (!program) throw new Error("useProgram outside of /console/$programId");
  return program;
}
