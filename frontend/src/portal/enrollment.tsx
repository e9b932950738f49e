import { createContext, type ReactNode, use } from "react";
import { graphql } from "~/gql/gql";
import type { PortalEnrollmentsQuery } from "~/gql/graphql";

/**
 * The programs a partner takes part in: what the layout needs to begin. A rejected applicant may no longer see the
 * program, so rejections are asked for without it.
 */
export const PortalEnrollmentsDocument = graphql(`
  query PortalEnrollments {
    enrollments(filter: { status: [APPLIED, APPROVED, SUSPENDED, BANNED] }, first: 50) {
      edges {
        node {
          id
          status
          createdAt
          application
          program { id name slug accentColor timeZone currency }
        }
      }
    }
    rejections: enrollments(filter: { status: [REJECTED] }, first: 1) {
      edges { node { id createdAt application rejectReason } }
    }
  }
`);

/** The partner's membership that the portal now speaks for. */
export type PortalEnrollment = PortalEnrollmentsQuery["enrollments"]["edges"][number]["node"];

const EnrollmentContext = createContext<PortalEnrollment | null>(null);

/** Gives the membership to every page of the portal. */
export function EnrollmentProvider({
  enrollment,
  children,
}: {
  enrollment: PortalEnrollment;
  children: ReactNode;
}) {
  return <EnrollmentContext value={enrollment}>{children}</EnrollmentContext>;
}

/** The membership the portal now speaks for, with its program. The layout shows no page before it is known. */
export function useEnrollment(): PortalEnrollment {
  const enrollment = use(EnrollmentContext);
  if (!enrollment) throw new Error("useEnrollment outside of the portal's layout");
  return enrollment;
}
