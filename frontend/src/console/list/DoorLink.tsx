import type { ReactNode } from "react";
import { useHref } from "~/lib/navigation";
import { useProgram } from "../program";

/** A fact that leads to its own page. */
export function DoorLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} className="text-accent-text hover:underline">
      {children}
    </a>
  );
}

interface PartnerLinkProps {
  enrollment: { readonly id: string; readonly partner: { readonly name: string } };
}

/** The partner of a row, who leads to the partner's page in this program. */
export function PartnerLink({ enrollment }: PartnerLinkProps) {
  const href = useHref();
  const { id: programId } = useProgram();
  const params = { programId, enrollmentId: enrollment.id };
  return (
    <DoorLink to={href({ to: "/console/$programId/partners/$enrollmentId", params })}>
      {enrollment.partner.name}
    </DoorLink>
  );
}
