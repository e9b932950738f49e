import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { EnrollmentBadge } from "./standings";
import { partnersText } from "./text";

const AnswerFragment = graphql(`
  fragment PartnerAnswer on Enrollment {
    status
    createdAt
    approvedAt
    rejectReason
    application
  }
`);

/** Where the membership stands, since when, and what was said. */
export function PartnerAnswer({ enrollment }: { enrollment: FragmentType<typeof AnswerFragment> }) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const zone = useZone();
  const { status, createdAt, approvedAt, rejectReason, application } = readFragment(
    AnswerFragment,
    enrollment,
  );
  const day = formatDay(approvedAt ?? createdAt, language, zone);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <EnrollmentBadge status={status} /> {t(approvedAt ? "partnerSince" : "appliedSince", { day })}
      </p>
      {status === "REJECTED" && rejectReason && <p>{t("rejectedBecause", { reason: rejectReason })}</p>}
      {application && (
        <details open={status === "APPLIED" || undefined}>
          <summary className="hover:text-ink">{t("application")}</summary>
          <blockquote className="mt-1 border-l-2 border-line pl-3 whitespace-pre-line">
            {application}
          </blockquote>
        </details>
      )}
    </div>
  );
}
