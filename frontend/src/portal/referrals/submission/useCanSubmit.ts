import { useCan } from "~/lib/viewer";
import { useEnrollment } from "../../enrollment";

/** Whether the viewer may bring prospects: by its role, and as an approved member of the program. */
export function useCanSubmit(): boolean {
  const isApproved = useEnrollment().status === "APPROVED";
  return useCan("OWN_REFERRAL_OPEN") && isApproved;
}
