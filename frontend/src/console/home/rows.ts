import { useHref } from "~/lib/navigation";
import type { Period } from "~/lib/period";
import { useProgram } from "../program";

/** Addresses of the rows that the figures of a period sum up. */
export function useRows(period: Period) {
  const { id: programId } = useProgram();
  const href = useHref();
  const params = { programId };
  const span = { from: period.startsAt, until: period.endsAt };
  return {
    conversions: href({
      to: "/console/$programId/conversions",
      params,
      search: { ...span, status: "ATTRIBUTED" },
    }),
    commissions: href({ to: "/console/$programId/commissions", params, search: span }),
  };
}
