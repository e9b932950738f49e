import type { CombinedError } from "urql";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { UserError } from "~/lib/formErrors";

const EnrollmentApproveDocument = graphql(`
  mutation EnrollmentApprove($id: ID!) {
    enrollmentApprove(id: $id) {
      enrollment { id status approvedAt }
      userErrors { field message code }
    }
  }
`);
const EnrollmentRejectDocument = graphql(`
  mutation EnrollmentReject($id: ID!, $reason: String!) {
    enrollmentReject(id: $id, input: { reason: $reason }) {
      enrollment { id status rejectReason }
      userErrors { field message code }
    }
  }
`);
const EnrollmentSuspendDocument = graphql(`
  mutation EnrollmentSuspend($id: ID!, $reason: String!) {
    enrollmentSuspend(id: $id, input: { reason: $reason }) {
      enrollment { id status }
      userErrors { field message code }
    }
  }
`);
const EnrollmentBanDocument = graphql(`
  mutation EnrollmentBan($id: ID!, $reason: String!) {
    enrollmentBan(id: $id, input: { reason: $reason }) {
      enrollment { id status }
      userErrors { field message code }
    }
  }
`);
const EnrollmentReinstateDocument = graphql(`
  mutation EnrollmentReinstate($id: ID!) {
    enrollmentReinstate(id: $id) {
      enrollment { id status }
      userErrors { field message code }
    }
  }
`);

/** What may be decided about a membership. */
export type Decision = "approve" | "reject" | "suspend" | "ban" | "reinstate";

/** What came of a decision. */
export interface Outcome {
  readonly error: CombinedError | undefined;
  readonly userErrors: readonly UserError[] | undefined;
}

/** Carries out a decision about an enrollment. */
export function useDecisions(): Record<Decision, (id: string, reason: string) => Promise<Outcome>> {
  const [, approve] = useMutation(EnrollmentApproveDocument);
  const [, reject] = useMutation(EnrollmentRejectDocument);
  const [, suspend] = useMutation(EnrollmentSuspendDocument);
  const [, ban] = useMutation(EnrollmentBanDocument);
  const [, reinstate] = useMutation(EnrollmentReinstateDocument);
  return {
    approve: async (id) => {
      const { data, error } = await approve({ id });
      return { error, userErrors: data?.enrollmentApprove.userErrors };
    },
    reject: async (id, reason) => {
      const { data, error } = await reject({ id, reason });
      return { error, userErrors: data?.enrollmentReject.userErrors };
    },
    suspend: async (id, reason) => {
      const { data, error } = await suspend({ id, reason });
      return { error, userErrors: data?.enrollmentSuspend.userErrors };
    },
    ban: async (id, reason) => {
      const { data, error } = await ban({ id, reason });
      return { error, userErrors: data?.enrollmentBan.userErrors };
    },
    reinstate: async (id) => {
      const { data, error } = await reinstate({ id });
      return { error, userErrors: data?.enrollmentReinstate.userErrors };
    },
  };
}
