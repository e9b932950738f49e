import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { AuditSubjectsQuery } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { useZone } from "~/lib/zone";
import { useEventTypes } from "../conversions/eventTypes";
import { useProgram } from "../program";

const SubjectsDocument = graphql(`
  query AuditSubjects($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Partner { id partnerName: name }
      ... on Enrollment { id program { id } partner { id name } }
      ... on Conversion { id type externalId }
      ... on Commission { id amount { amount currencyCode } program { id } partner { id name } }
      ... on Customer { id externalId company }
      ... on Referral { id referralName: name program { id } }
      ... on Dispute { id disputeId: externalId }
      ... on Refund { id refundId: externalId conversion { id } }
      ... on PayoutRun { id cutOffAt program { id } }
      ... on Payout { id number program { id } }
      ... on Link { id linkCode: code }
      ... on Code { id word }
      ... on Program { id programName: name }
      ... on Plan { id planName: name }
      ... on Tier { id tierName: name }
      ... on Group { id groupName: name }
      ... on ApiKey { id }
      ... on User { id userName: name }
      ... on Invitation { id email }
      ... on UnknownCode { id unknownCode: code }
      ... on Member { id user { id name } }
      ... on Organization { id organizationName: name }
      ... on EventType { id typeName: name }
      ... on PayoutMethod { id accountHolder }
    }
  }
`);
type Node = NonNullable<AuditSubjectsQuery["nodes"][number]>;

/** What a row is called, and where it can be seen; `href` is absent where it has no page in this program. */
export interface Subject {
  readonly name: string;
  readonly href?: string;
}

/** Names and pages of the rows that events happened to; rows that are gone are called by their id. */
export function useSubjects(ids: readonly string[]): (id: string) => Subject {
  const wanted = useMemo(() => [...new Set(ids)].sort(), [ids]);
  const describe = useDescribe();
  const [{ data }] = useQuery({
    query: SubjectsDocument,
    variables: { ids: wanted },
    pause: wanted.length === 0,
  });
  const known = new Map<string, Subject>();
  for (const node of data?.nodes ?? []) {
    const subject = node && describe(node);
    if (node && subject && "id" in node) known.set(node.id, subject);
  }
  return (id) => known.get(id) ?? { name: id };
}

function useDescribe(): (node: Node) => Subject | null {
  const href = useHref();
  const { language } = useLanguage();
  const zone = useZone();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const params = { programId };
  return (node) => {
    switch (node.__typename) {
      case "Partner":
        return { name: node.partnerName };
      case "Enrollment":
        return {
          name: node.partner.name,
          href: href({
            to: "/console/$programId/partners/$enrollmentId",
            params: { programId: node.program.id, enrollmentId: node.id },
          }),
        };
      case "Conversion":
        return {
          name: `${nameOf(node.type)} ${node.externalId}`,
          href: href({
            to: "/console/$programId/conversions/$conversionId",
            params: { programId, conversionId: node.id },
          }),
        };
      case "Commission":
        return {
          name: `${formatMoney(node.amount, language)}, ${node.partner.name}`,
          href: href({
            to: "/console/$programId/commissions",
            params: { programId: node.program.id },
            search: { show: node.id },
          }),
        };
      case "Customer":
        return {
          name: node.company ?? node.externalId,
          href: href({
            to: "/console/$programId/customers/$customerId",
            params: { programId, customerId: node.id },
          }),
        };
      case "Referral":
        return {
          name: node.referralName,
          href: href({
            to: "/console/$programId/referrals",
            params: { programId: node.program.id },
            search: { show: node.id },
          }),
        };
      case "Dispute":
        return {
          name: node.disputeId,
          href: href({ to: "/console/$programId/disputes", params, search: { show: node.id } }),
        };
      case "Refund":
        return {
          name: node.refundId,
          href: href({
            to: "/console/$programId/conversions/$conversionId",
            params: { programId, conversionId: node.conversion.id },
          }),
        };
      case "PayoutRun":
        return {
          name: formatDay(node.cutOffAt, language, zone),
          href: href({
            to: "/console/$programId/payouts/$runId",
            params: { programId: node.program.id, runId: node.id },
          }),
        };
      case "Payout":
        return {
          name: node.number,
          href: href({
            to: "/console/$programId/payouts/statements/$payoutId",
            params: { programId: node.program.id, payoutId: node.id },
          }),
        };
      case "Link":
        return {
          name: node.linkCode,
          href: href({ to: "/console/$programId/links", params, search: { show: node.id } }),
        };
      case "Plan":
        return {
          name: node.planName,
          href: href({
            to: "/console/$programId/incentives/$planId",
            params: { programId, planId: node.id },
          }),
        };
      case "Program":
        return {
          name: node.programName,
          href: href({ to: "/console/$programId", params: { programId: node.id } }),
        };
      case "Tier":
        return { name: node.tierName, href: href({ to: "/console/$programId/tiers", params }) };
      case "Code":
        return { name: node.word };
      case "Group":
        return { name: node.groupName };
      case "ApiKey":
        return { name: node.id, href: href({ to: "/console/$programId/developers", params }) };
      case "User":
        return { name: node.userName };
      case "Invitation":
        return {
          name: node.email,
          href: href({ to: "/console/$programId/members/invitations", params }),
        };
      case "UnknownCode":
        return { name: node.unknownCode, href: href({ to: "/console/$programId/links/unknown", params }) };
      case "Member":
        return { name: node.user.name, href: href({ to: "/console/$programId/members", params }) };
      case "Organization":
        return { name: node.organizationName };
      case "EventType":
        return { name: node.typeName };
      case "PayoutMethod":
        return { name: node.accountHolder };
      default:
        return null;
    }
  };
}
