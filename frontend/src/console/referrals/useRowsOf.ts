import { getRouteApi } from "@tanstack/react-router";
import { useHref } from "~/lib/navigation";
import { useProgram } from "../program";
import type { Counted } from "./filter";

const route = getRouteApi("/console/$programId/referrals");

/** Where the rows behind a figure of the forecast stand: the list, narrowed to them and to the partner that is looked at. */
export function useRowsOf(): (counted: Counted) => string {
  const href = useHref();
  const { enrollment } = route.useSearch();
  const { id: programId } = useProgram();
  return (counted) =>
    href({
      to: "/console/$programId/referrals",
      params: { programId },
      search: { ...counted, ...(enrollment ? { enrollment } : {}) },
    });
}
