import { useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ApplicationCardFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { useProgram } from "../program";
import { countryName } from "./country";
import { decisionText } from "./decisionText";
import { EnrollmentDecision } from "./EnrollmentDecision";
import { partnersText } from "./text";
import type { Decision } from "./useDecisions";
import { WebsiteLink } from "./WebsiteLink";

const ApplicationFragment = graphql(`
  fragment ApplicationCard on Enrollment {
    id
    createdAt
    application
    partner { id name email country website users { id user { id name } } }
  }
`);

/** One application: who, since when, what they wrote, and the two answers. */
export function ApplicationCard({
  enrollment: ref,
}: {
  enrollment: FragmentType<typeof ApplicationFragment>;
}) {
  const t = useText(partnersText);
  const say = useText(decisionText);
  const href = useHref();
  const { id: programId } = useProgram();
  const enrollment = readFragment(ApplicationFragment, ref);
  const canDecide = useCan("PARTNER_MANAGE");
  const [asking, setAsking] = useState<Decision | null>(null);
  const params = { programId, enrollmentId: enrollment.id };
  return (
    <Card
      title={
        <a
          href={href({ to: "/console/$programId/partners/$enrollmentId", params })}
          className="hover:underline"
        >
          {enrollment.partner.name}
        </a>
      }
      action={
        <span className="text-sm text-muted">
          {t("appliedOn")} <DateTime value={enrollment.createdAt} time />
        </span>
      }
    >
      <Facts partner={enrollment.partner} />
      {enrollment.application ? (
        <blockquote className="mt-3 max-w-prose border-l-2 border-line pl-3 whitespace-pre-line">
          {enrollment.application}
        </blockquote>
      ) : (
        <p className="mt-3 text-muted">{t("wroteNothing")}</p>
      )}
      {canDecide && (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button look="primary" onClick={() => setAsking("approve")}>
            {say("approve.confirm")}
          </Button>
          <Button onClick={() => setAsking("reject")}>{say("reject.confirm")}</Button>
        </div>
      )}
      {asking && (
        <EnrollmentDecision
          enrollment={{ id: enrollment.id, name: enrollment.partner.name }}
          decision={asking}
          onClose={() => setAsking(null)}
        />
      )}
    </Card>
  );
}

function Facts({ partner }: Pick<ApplicationCardFragment, "partner">) {
  const { language } = useLanguage();
  const people = partner.users.map((one) => one.user.name).join(", ");
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-muted">
      {people && <span>{people}</span>}
      <a href={`mailto:${partner.email}`} className="inline-flex min-h-6 items-center hover:underline">
        {partner.email}
      </a>
      {partner.country && <span>{countryName(partner.country, language)}</span>}
      {partner.website && <WebsiteLink url={partner.website} />}
    </p>
  );
}
