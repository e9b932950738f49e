import { createContext, type ReactNode, use } from "react";
import { browserZone } from "./dates";

const ZoneContext = createContext<string | null>(null);

/** Says in which IANA zone times are shown below: the program's, once it is known. */
export function ZoneProvider({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  return <ZoneContext value={zone ?? null}>{children}</ZoneContext>;
}

/** The zone to show times in. */
export function useZone(): string {
  return use(ZoneContext) ?? browserZone();
}
