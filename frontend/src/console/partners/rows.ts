import { useHref } from "~/lib/navigation";
import { useProgram } from "../program";

/** Addresses of the rows of one enrollment in the lists of the console. */
export function useEnrollmentRows(enrollment: string) {
  const { id: programId } = useProgram();
  const href = useHref();
  const params = { programId };
  return {
    conversions: () => href({ to: "/console/$programId/conversions", params, search: { enrollment } }),
    /** `status` is one state, or several parted by commas. */
    commissions: (status?: string) =>
      href({
        to: "/console/$programId/commissions",
        params,
        search: { enrollment, ...(status ? { status } : {}) },
      }),
    commission: (show: string) =>
      href({ to: "/console/$programId/commissions", params, search: { enrollment, show } }),
    payout: (payoutId: string) =>
      href({ to: "/console/$programId/payouts/statements/$payoutId", params: { programId, payoutId } }),
    links: () => href({ to: "/console/$programId/links", params, search: { enrollment } }),
  };
}
