import type { ReactNode } from "react";
import type { Permission } from "~/gql/graphql";
import { type Viewer, ViewerProvider } from "~/lib/viewer";
import { ZoneProvider } from "~/lib/zone";
import { EnrollmentProvider, type PortalEnrollment } from "~/portal/enrollment";

/** What the owner of a partner may do. */
export const ownerPermissions: Permission[] = [
  "OWN_READ",
  "OWN_LINK_MANAGE",
  "OWN_REFERRAL_OPEN",
  "OWN_PAYOUT_METHOD",
  "OWN_TEAM_MANAGE",
];

/** The owner of a partner, signed in. */
export const partnerViewer: Viewer = {
  user: { id: "usr_1", name: "Ada Partner", email: "ada@example.com", locale: "en" },
  organization: { id: "org_1", name: "Example Ltd", slug: "example" },
  partner: { id: "par_1", name: "Ada & Co" },
  role: "OWNER",
  permissions: ownerPermissions,
  seats: [],
  isFirstRun: false,
};

/** An approved membership. */
export const enrollment: PortalEnrollment = {
  id: "enr_1",
  status: "APPROVED",
  createdAt: "2026-01-05T08:00:00Z",
  application: null,
  program: {
    id: "prg_1",
    name: "Example Partners",
    slug: "partners",
    accentColor: "#1f4fd8",
    timeZone: "Europe/Berlin",
    currency: "EUR",
  },
};

export interface InPortalProps {
  children: ReactNode;
  viewer?: Partial<Viewer>;
  membership?: Partial<PortalEnrollment>;
}

/** What the portal's layout gives to a page: the viewer, the membership and the program's zone. */
export function InPortal({ children, viewer, membership }: InPortalProps) {
  return (
    <ViewerProvider viewer={{ ...partnerViewer, ...viewer }}>
      <ZoneProvider zone="Europe/Berlin">
        <EnrollmentProvider enrollment={{ ...enrollment, ...membership }}>{children}</EnrollmentProvider>
      </ZoneProvider>
    </ViewerProvider>
  );
}
