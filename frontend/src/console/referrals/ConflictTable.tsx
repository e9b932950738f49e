import { useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ConflictOtherFragment, ConflictThisFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { cx } from "~/ui/cx";
import { DateTime } from "~/ui/DateTime";
import { countryName } from "../customers/country";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { type Compared, inCommon, type Prospect } from "./conflicts";
import { Standing } from "./Standing";
import { submissionText } from "./submissionText";

const ConflictThisDocument = graphql(`
  fragment ConflictThis on Referral {
    id
    name
    company
    email
    country
    status
    openedAt
    stageSince
    stage { id name kind }
    enrollment { id partner { id name } }
    submission { website }
    protection { endsAt isActive }
  }
`);
const ConflictOtherDocument = graphql(`
  fragment ConflictOther on ReferralConflict {
    id
    kinds
    otherReferral { id ...ConflictThis }
    customer { id externalId name company email country createdAt }
  }
`);

interface Line {
  readonly key: string;
  readonly name: string;
  readonly mine: ReactNode;
  readonly other: ReactNode;
  /** Whether both have it in common. */
  readonly isSame?: boolean;
}

export interface ConflictTableProps {
  referral: FragmentType<typeof ConflictThisDocument>;
  conflict: FragmentType<typeof ConflictOtherDocument>;
}

/** Two prospects side by side; what they have in common stands out, by colour and in words. */
export function ConflictTable({ referral, conflict: ref }: ConflictTableProps) {
  const t = useText(submissionText);
  const conflict = readFragment(ConflictOtherDocument, ref);
  const mine = readFragment(ConflictThisDocument, referral);
  const lines = useLines(mine, conflict);
  return (
    // Roles are explicit because on a phone the name of a fact stands above its two cells, which changes `display`.
    <table
      role="table"
      className="w-full table-fixed border-collapse text-left text-sm max-sm:block [&_tr]:max-sm:grid [&_tr]:max-sm:grid-cols-2"
    >
      <thead role="rowgroup" className="max-sm:block">
        <tr role="row" className="border-b border-line align-top text-muted">
          <th role="columnheader" scope="col" className="py-1 pr-2 font-medium max-sm:sr-only sm:w-1/4">
            <span className="sr-only">{t("fact")}</span>
          </th>
          <th role="columnheader" scope="col" className="py-1 pr-2 font-medium">
            {t("thisOne")}
          </th>
          <th role="columnheader" scope="col" className="py-1 font-medium">
            <OtherLink conflict={conflict} />
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {lines.map((line) => (
          <tr
            key={line.key}
            role="row"
            className={cx(
              "border-b border-line align-top last:border-b-0 [&>*]:py-1 [&>*]:pr-2",
              line.isSame && "bg-warn-soft",
            )}
          >
            <th
              role="rowheader"
              scope="row"
              className={cx(
                "font-normal max-sm:col-span-2 max-sm:flex max-sm:gap-2 max-sm:pb-0! max-sm:text-xs",
                line.isSame ? "text-warn" : "text-muted",
              )}
            >
              {line.name}
              {line.isSame && <span className="block text-xs">{t("inCommon")}</span>}
            </th>
            <td role="cell" className="[overflow-wrap:anywhere]">
              {line.mine || "–"}
            </td>
            <td role="cell" className="[overflow-wrap:anywhere]">
              {line.other || "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OtherLink({ conflict }: { conflict: ConflictOtherFragment }) {
  const t = useText(submissionText);
  const href = useHref();
  const here = useRouterState({ select: (state) => state.location.href });
  const { id: programId } = useProgram();
  const { otherReferral, customer } = conflict;
  const to = customer
    ? href({
        to: "/console/$programId/customers/$customerId",
        params: { programId, customerId: customer.id },
      })
    : otherReferral && showHref(here, otherReferral.id);
  const words = customer ? `${t("customerOne")} ${customer.externalId}` : t("otherOne");
  return to ? (
    <a href={to} className="text-accent-text [overflow-wrap:anywhere] hover:underline">
      {words}
    </a>
  ) : (
    words
  );
}

const prospectOf = (referral: ConflictThisFragment): Prospect => ({
  company: referral.company ?? referral.name,
  email: referral.email,
  website: referral.submission?.website,
  country: referral.country,
});
const compared = ["company", "email", "website", "country"] as const;

function useLines(mine: ConflictThisFragment, conflict: ConflictOtherFragment): readonly Line[] {
  const t = useText(submissionText);
  const { language } = useLanguage();
  const referral = readFragment(ConflictThisDocument, conflict.otherReferral);
  const { customer } = conflict;
  const one = prospectOf(mine);
  const other: Prospect = referral
    ? prospectOf(referral)
    : { ...customer, company: customer?.company ?? customer?.name };
  const same = inCommon(conflict.kinds, one, other);
  const words = (key: Compared, value: string | null | undefined) => {
    if (value && key === "country") return countryName(value, language);
    return key === "website" ? value?.replace(/^https?:\/\//, "") : value;
  };
  const facts = compared
    .filter((key) => one[key] || other[key])
    .map((key) => ({
      key,
      name: t(key),
      mine: words(key, one[key]),
      other: words(key, other[key]),
      isSame: same.has(key),
    }));
  if (!referral) {
    const since = customer && <DateTime value={customer.createdAt} />;
    return [
      ...facts,
      { key: "since", name: t("knownSince"), mine: <DateTime value={mine.openedAt} />, other: since },
    ];
  }
  return [
    ...facts,
    {
      key: "partner",
      name: t("partner"),
      mine: mine.enrollment.partner.name,
      other: referral.enrollment.partner.name,
    },
    {
      key: "opened",
      name: t("opened"),
      mine: <DateTime value={mine.openedAt} />,
      other: <DateTime value={referral.openedAt} />,
    },
    {
      key: "stage",
      name: t("stage"),
      mine: <Standing referral={mine} />,
      other: <Standing referral={referral} />,
    },
    {
      key: "since",
      name: t("since"),
      mine: <DateTime value={mine.stageSince} />,
      other: <DateTime value={referral.stageSince} />,
    },
    {
      key: "protection",
      name: t("protectedUntil"),
      mine: <Until referral={mine} />,
      other: <Until referral={referral} />,
    },
  ];
}

function Until({ referral }: { referral: ConflictThisFragment }) {
  return referral.protection?.isActive ? <DateTime value={referral.protection.endsAt} /> : "–";
}
