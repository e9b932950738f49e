import { useHref } from "~/lib/navigation";
import type { BellPlaces } from "~/notices/useBell";

/** Where the console's bell leads: to the pages of the program that is shown, or else to the front door. */
export function useBellPlaces(program: { readonly id: string } | undefined): BellPlaces {
  const href = useHref();
  if (!program) return { allHref: href({ to: "/console" }), settingsHref: href({ to: "/console" }) };
  const params = { programId: program.id };
  return {
    allHref: href({ to: "/console/$programId/notifications", params }),
    settingsHref: href({ to: "/console/$programId/profile", params, hash: "notifications" }),
  };
}
