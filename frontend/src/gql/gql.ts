/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation ProgramApply($input: ProgramApplyInput!) {\n    programApply(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ProgramApplyDocument,
    "\n  query ProgramPage($organization: String!, $program: String!) {\n    programPage(organizationSlug: $organization, slug: $program) {\n      id\n      name\n      organizationName\n      description\n      terms\n      accentColor\n    }\n  }\n": typeof types.ProgramPageDocument,
    "\n  mutation DemoLoad {\n    demoLoad {\n      signIns { description email password }\n      userErrors { message }\n    }\n  }\n": typeof types.DemoLoadDocument,
    "\n  mutation InvitationAccept($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": typeof types.InvitationAcceptDocument,
    "\n  mutation OrganizationCreate($input: OrganizationCreateInput!) {\n    organizationCreate(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": typeof types.OrganizationCreateDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  fragment AuditEvent on Event { id kind subject actor createdAt }\n": typeof types.AuditEventFragmentDoc,
    "\n  query Audit($subject: ID, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    events(subject: $subject, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...AuditEvent } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.AuditDocument,
    "\n  query AuditSubjects($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on Partner { id partnerName: name }\n      ... on Enrollment { id program { id } partner { id name } }\n      ... on Conversion { id type externalId }\n      ... on Commission { id amount { amount currencyCode } program { id } partner { id name } }\n      ... on Customer { id externalId company }\n      ... on Referral { id referralName: name program { id } }\n      ... on Refund { id refundId: externalId conversion { id } }\n      ... on PayoutRun { id cutOffAt program { id } }\n      ... on Payout { id number program { id } }\n      ... on Link { id linkCode: code }\n      ... on Code { id word }\n      ... on Program { id programName: name }\n      ... on Plan { id planName: name }\n      ... on Tier { id tierName: name }\n      ... on Group { id groupName: name }\n      ... on ApiKey { id }\n      ... on User { id userName: name }\n      ... on Invitation { id email }\n      ... on UnknownCode { id unknownCode: code }\n      ... on Member { id user { id name } }\n      ... on Organization { id organizationName: name }\n      ... on EventType { id typeName: name }\n      ... on PayoutMethod { id accountHolder }\n    }\n  }\n": typeof types.AuditSubjectsDocument,
    "\n  fragment CommissionBulk on Commission {\n    id\n    status\n    releaseAt\n    amount { amount currencyCode }\n  }\n": typeof types.CommissionBulkFragmentDoc,
    "\n  mutation CommissionsApprove($ids: [ID!]!) {\n    commissionsApprove(ids: $ids) {\n      commissions { id status statusSince }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CommissionsApproveDocument,
    "\n  mutation CommissionsReject($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsReject(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CommissionsRejectDocument,
    "\n  mutation CommissionsHold($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsHold(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CommissionsHoldDocument,
    "\n  mutation CommissionsRelease($ids: [ID!]!) {\n    commissionsRelease(ids: $ids) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CommissionsReleaseDocument,
    "\n  query CommissionPanel($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      amount { amount currencyCode }\n      createdAt\n      incentiveName\n      enrollment { id }\n      partner { id name }\n      conversion { id externalId type }\n      original { id amount { amount currencyCode } }\n      payout { id number }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n": typeof types.CommissionPanelDocument,
    "\n  fragment CommissionRow on Commission {\n    id\n    kind\n    status\n    amount { amount currencyCode }\n    occurredAt\n    releaseAt\n    customerLabel\n    incentiveName\n    partner { id name }\n  }\n": typeof types.CommissionRowFragmentDoc,
    "\n  fragment CommissionTotals on CommissionTotal {\n    status\n    count\n    amount { amount currencyCode }\n  }\n": typeof types.CommissionTotalsFragmentDoc,
    "\n  query Commissions($filter: CommissionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CommissionRow ...CommissionBulk } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $filter) { ...CommissionTotals }\n  }\n": typeof types.CommissionsDocument,
    "\n  query AssignDialog($id: ID!) {\n    conversion(id: $id) { id ...AssignForm }\n  }\n": typeof types.AssignDialogDocument,
    "\n  fragment AssignForm on Conversion {\n    id\n    amount { amount currencyCode }\n    credits { ...CreditWords }\n  }\n": typeof types.AssignFormFragmentDoc,
    "\n  mutation ConversionAssign($id: ID!, $input: ConversionAssignInput!) {\n    conversionAssign(id: $id, input: $input) {\n      conversion { id credits { ...CreditWords } ...ConversionDetail }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ConversionAssignDocument,
    "\n  fragment ConversionAttribution on Conversion {\n    id\n    attribution {\n      overrideReason\n      touches { enrollment { id partner { id name } } }\n      ...AttributionExplanation\n    }\n  }\n": typeof types.ConversionAttributionFragmentDoc,
    "\n  fragment ConversionCommissions on Conversion {\n    id\n    commissions {\n      id\n      kind\n      status\n      createdAt\n      amount { amount currencyCode }\n      incentiveName\n      partner { id name }\n    }\n  }\n": typeof types.ConversionCommissionsFragmentDoc,
    "\n  fragment ConversionFacts on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    createdAt\n    source\n    code\n    amount { amount currencyCode }\n    programAmount { amount currencyCode }\n    tax { amount currencyCode }\n    shipping { amount currencyCode }\n    discount { amount currencyCode }\n    metadata { key value }\n    customer { id externalId name company }\n  }\n": typeof types.ConversionFactsFragmentDoc,
    "\n  fragment ConversionDetail on Conversion {\n    id\n    type\n    externalId\n    amount { amount currencyCode }\n    refundable { amount currencyCode }\n    refunds { id }\n    credits { ...CreditWords }\n    ...ConversionFacts\n    ...ConversionAttribution\n    ...ConversionPlans\n    ...ConversionPricing\n    ...ConversionCommissions\n    ...ConversionRefunds\n    ...RefundDialog\n  }\n": typeof types.ConversionDetailFragmentDoc,
    "\n  query Conversion($id: ID!) {\n    conversion(id: $id) { id ...ConversionDetail }\n  }\n": typeof types.ConversionDocument,
    "\n  fragment ConversionRow on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    amount { amount currencyCode }\n    customer { id externalId name company }\n    credits { ...CreditWords }\n  }\n": typeof types.ConversionRowFragmentDoc,
    "\n  query Conversions($filter: ConversionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    conversions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ConversionRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.ConversionsDocument,
    "\n  fragment CreditWords on Credit {\n    percentage\n    enrollment { id partner { id name } }\n  }\n": typeof types.CreditWordsFragmentDoc,
    "\n  fragment ConversionPlans on Conversion {\n    id\n    planChoices {\n      enrollment { id partner { id name } }\n      planVersion { id number }\n      candidates { source isWinner plan { id name } }\n    }\n  }\n": typeof types.ConversionPlansFragmentDoc,
    "\n  fragment ConversionPricing on Conversion {\n    id\n    pricing {\n      isPaid\n      enrollment { id partner { id name } }\n      incentive { key name }\n      rounding { amount { amount currencyCode } }\n      ...PricingExplanation\n    }\n  }\n": typeof types.ConversionPricingFragmentDoc,
    "\n  mutation ConversionRecord($input: ConversionRecordInput!) {\n    conversionRecord(input: $input) {\n      conversion { id credits { ...CreditWords } }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n": typeof types.ConversionRecordDocument,
    "\n  fragment RefundDialog on Conversion {\n    id\n    refundable { amount currencyCode }\n  }\n": typeof types.RefundDialogFragmentDoc,
    "\n  mutation RefundRecord($input: RefundRecordInput!) {\n    refundRecord(input: $input) {\n      refund { id amount { amount currencyCode } }\n      conversion { id ...ConversionDetail }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n": typeof types.RefundRecordDocument,
    "\n  fragment ConversionRefunds on Conversion {\n    id\n    refundable { amount currencyCode }\n    refunds { id externalId occurredAt reason amount { amount currencyCode } }\n  }\n": typeof types.ConversionRefundsFragmentDoc,
    "\n  query EventTypes($id: ID!) {\n    program(id: $id) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n": typeof types.EventTypesDocument,
    "\n  fragment CustomerConversions on Customer {\n    id\n    conversions {\n      id\n      type\n      externalId\n      occurredAt\n      amount { amount currencyCode }\n      credits { ...CreditWords }\n    }\n  }\n": typeof types.CustomerConversionsFragmentDoc,
    "\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id\n      externalId\n      name\n      company\n      email\n      country\n      createdAt\n      metadata { key value }\n      boundCredits { ...CreditWords }\n      ...CustomerConversions\n    }\n  }\n": typeof types.CustomerDocument,
    "\n  fragment CustomerRow on Customer { id externalId name company email country createdAt }\n": typeof types.CustomerRowFragmentDoc,
    "\n  query Customers($filter: CustomerFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    customers(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CustomerRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.CustomersDocument,
    "\n  mutation CustomerIdentify($input: CustomerIdentifyInput!) {\n    customerIdentify(input: $input) {\n      customer { id email company boundCredits { enrollment { id } percentage } }\n      attributedConversions { id credits { enrollment { id } percentage } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CustomerIdentifyDocument,
    "\n  mutation ApiKeyCreate($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey { id }\n      secret\n      userErrors { field message code }\n    }\n  }\n": typeof types.ApiKeyCreateDocument,
    "\n  fragment ApiKeyRow on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    usedAt\n    revokedAt\n    partner { id name }\n  }\n": typeof types.ApiKeyRowFragmentDoc,
    "\n  query ApiKeys($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    apiKeys(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ApiKeyRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.ApiKeysDocument,
    "\n  mutation ApiKeyRevoke($id: ID!) {\n    apiKeyRevoke(id: $id) {\n      apiKey { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ApiKeyRevokeDocument,
    "\n  fragment HomeAnswer on ProgramReport {\n    period { startsAt endsAt }\n    current { revenue { amount currencyCode } cost { amount currencyCode } returnRatio }\n  }\n": typeof types.HomeAnswerFragmentDoc,
    "\n  fragment HomeFigures on ProgramReport {\n    period { startsAt endsAt }\n    current {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      otherCosts { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n    previous {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n  }\n": typeof types.HomeFiguresFragmentDoc,
    "\n  query ConsoleHome($programId: ID!, $period: PeriodInput!) {\n    programReport(programId: $programId, period: $period) {\n      ...HomeAnswer\n      ...HomeFigures\n      ...HomeFunnel\n      ...HomeRevenue\n      ...HomeTopPartners\n    }\n  }\n": typeof types.ConsoleHomeDocument,
    "\n  fragment HomeFunnel on ProgramReport {\n    period { startsAt endsAt }\n    current { clickCount leadCount saleCount }\n  }\n": typeof types.HomeFunnelFragmentDoc,
    "\n  fragment HomeRevenue on ProgramReport {\n    series { startsOn revenue { amount currencyCode } }\n  }\n": typeof types.HomeRevenueFragmentDoc,
    "\n  query HomeTasks($programId: ID!) {\n    programTasks(programId: $programId) {\n      applicationCount\n      approvalCount\n      onHoldCount\n      unattributedCount\n      unknownCodeCount\n      openRunCount\n      payable { amount currencyCode }\n    }\n  }\n": typeof types.HomeTasksDocument,
    "\n  fragment HomeTopPartners on ProgramReport {\n    period { startsAt endsAt }\n    topPartners {\n      enrollment { id partner { id name } tier { id name } }\n      clickCount\n      leadCount\n      saleCount\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n    }\n  }\n": typeof types.HomeTopPartnersFragmentDoc,
    "\n  query Ledger($programId: ID!) {\n    ledgerBalances(programId: $programId) {\n      kind\n      accountCount\n      balance { amount currencyCode }\n    }\n  }\n": typeof types.LedgerDocument,
    "\n  mutation UnknownCodeResolve($id: ID!, $input: UnknownCodeResolveInput!) {\n    unknownCodeResolve(id: $id, input: $input) {\n      unknownCode { id resolvedAt }\n      link { id formerCodes }\n      userErrors { field message code }\n    }\n  }\n": typeof types.UnknownCodeResolveDocument,
    "\n  query LinkPanel($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Link {\n        id\n        code\n        name\n        url\n        qrUrl\n        destination\n        windowDays\n        formerCodes\n        createdAt\n        archivedAt\n        enrollment { id partner { id name } }\n        totals { clickCount uncountedClickCount lastClickAt }\n      }\n    }\n  }\n": typeof types.LinkPanelDocument,
    "\n  fragment LinkRow on Link {\n    id\n    code\n    name\n    isMain\n    archivedAt\n    enrollment { id partner { id name } }\n    totals { clickCount lastClickAt }\n  }\n": typeof types.LinkRowFragmentDoc,
    "\n  query Links($filter: LinkFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.LinksDocument,
    "\n  fragment UnknownCodeRow on UnknownCode { id code hitCount seenAt resolvedAt }\n": typeof types.UnknownCodeRowFragmentDoc,
    "\n  query UnknownCodes($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    unknownCodes(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...UnknownCodeRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.UnknownCodesDocument,
    "\n  query EnrollmentFilter($id: ID!) {\n    enrollment(id: $id) { id partner { id name } }\n  }\n": typeof types.EnrollmentFilterDocument,
    "\n  fragment InvitationRow on Invitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n    acceptedAt\n    revokedAt\n    partner { id name }\n  }\n": typeof types.InvitationRowFragmentDoc,
    "\n  query Invitations($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...InvitationRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.InvitationsDocument,
    "\n  mutation InvitationRevoke($id: ID!) {\n    invitationRevoke(id: $id) {\n      invitation { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n": typeof types.InvitationRevokeDocument,
    "\n  mutation MemberInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id email }\n      url\n      userErrors { field message code }\n    }\n  }\n": typeof types.MemberInviteDocument,
    "\n  fragment MemberRow on Member {\n    id\n    role\n    createdAt\n    user { id name email }\n  }\n": typeof types.MemberRowFragmentDoc,
    "\n  query Members($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    members(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...MemberRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.MembersDocument,
    "\n  mutation MemberRemove($id: ID!) {\n    memberRemove(id: $id) {\n      deletedId\n      userErrors { field message code }\n    }\n  }\n": typeof types.MemberRemoveDocument,
    "\n  mutation MemberUpdate($id: ID!, $input: MemberUpdateInput!) {\n    memberUpdate(id: $id, input: $input) {\n      member { id role }\n      userErrors { field message code }\n    }\n  }\n": typeof types.MemberUpdateDocument,
    "\n  query NavigationTasks($programId: ID!) {\n    programTasks(programId: $programId) { applicationCount }\n  }\n": typeof types.NavigationTasksDocument,
    "\n  fragment ApplicationCard on Enrollment {\n    id\n    createdAt\n    application\n    partner { id name email country website users { id user { id name } } }\n  }\n": typeof types.ApplicationCardFragmentDoc,
    "\n  query Applications($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(\n      filter: { programId: $programId, status: [APPLIED] }\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      edges { node { id ...ApplicationCard } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.ApplicationsDocument,
    "\n  mutation CodeCreate($input: CodeCreateInput!) {\n    codeCreate(input: $input) {\n      code { id word }\n      enrollment { id ...PartnerCodes }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CodeCreateDocument,
    "\n  mutation PartnerInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id expiresAt }\n      url\n      userErrors { field message code }\n    }\n  }\n": typeof types.PartnerInviteDocument,
    "\n  mutation PartnerLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id url }\n      enrollment { id ...PartnerLinks }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PartnerLinkCreateDocument,
    "\n  mutation PartnerCreate($input: PartnerCreateInput!) {\n    partnerCreate(input: $input) {\n      enrollment { id }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PartnerCreateDocument,
    "\n  query PartnerGroups($programId: ID!) {\n    program(id: $programId) { id groups { id name } }\n  }\n": typeof types.PartnerGroupsDocument,
    "\n  mutation PartnerNotesSave($id: ID!, $notes: String!) {\n    partnerUpdate(id: $id, input: { notes: $notes }) {\n      partner { id ...PartnerNotes }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PartnerNotesSaveDocument,
    "\n  fragment PartnerActions on Enrollment {\n    id\n    status\n    partner { id name }\n  }\n": typeof types.PartnerActionsFragmentDoc,
    "\n  fragment PartnerAnswer on Enrollment {\n    status\n    createdAt\n    approvedAt\n    rejectReason\n    application\n  }\n": typeof types.PartnerAnswerFragmentDoc,
    "\n  fragment PartnerCodes on Enrollment {\n    id\n    status\n    codes { id word createdAt archivedAt }\n  }\n": typeof types.PartnerCodesFragmentDoc,
    "\n  mutation CodeArchive($id: ID!) {\n    codeArchive(id: $id) {\n      code { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n": typeof types.CodeArchiveDocument,
    "\n  query PartnerCommissions($enrollmentId: ID!) {\n    commissions(filter: { enrollmentId: $enrollmentId }, first: 6) {\n      edges {\n        node {\n          id\n          status\n          releaseAt\n          occurredAt\n          customerLabel\n          incentiveName\n          amount { amount currencyCode }\n        }\n      }\n      totalCount\n    }\n  }\n": typeof types.PartnerCommissionsDocument,
    "\n  fragment PartnerContact on Partner {\n    id\n    name\n    email\n    type\n    country\n    website\n    tags\n    createdAt\n  }\n": typeof types.PartnerContactFragmentDoc,
    "\n  mutation PartnerEdit($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id ...PartnerContact }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PartnerEditDocument,
    "\n  fragment PartnerFigures on Enrollment {\n    id\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      paid { amount currencyCode }\n      earned { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n": typeof types.PartnerFiguresFragmentDoc,
    "\n  fragment PartnerLinks on Enrollment {\n    id\n    status\n    links(first: 10) {\n      edges {\n        node {\n          id\n          code\n          name\n          url\n          destination\n          isMain\n          archivedAt\n          totals { clickCount lastClickAt }\n        }\n      }\n      totalCount\n    }\n  }\n": typeof types.PartnerLinksFragmentDoc,
    "\n  fragment PartnerNotes on Partner {\n    id\n    name\n    notes\n  }\n": typeof types.PartnerNotesFragmentDoc,
    "\n  query ConsolePartner($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id name ...PartnerContact ...PartnerNotes ...PartnerPeople ...PartnerMethods }\n      ...PartnerAnswer\n      ...PartnerActions\n      ...PartnerFigures\n      ...PartnerTerms\n      ...PartnerTier\n      ...PartnerLinks\n      ...PartnerCodes\n    }\n  }\n": typeof types.ConsolePartnerDocument,
    "\n  query PartnerPayouts($enrollmentId: ID!, $first: Int!) {\n    payouts(filter: { enrollmentId: $enrollmentId }, first: $first) {\n      edges { node { id number status createdAt paidAt amount { amount currencyCode } } }\n      totalCount\n    }\n  }\n": typeof types.PartnerPayoutsDocument,
    "\n  fragment PartnerMethods on Partner {\n    payoutMethods { id kind currency accountHolder accountNumberMasked bankCode }\n  }\n": typeof types.PartnerMethodsFragmentDoc,
    "\n  fragment PartnerPeople on Partner {\n    id\n    name\n    email\n    users { id role user { id name email } }\n  }\n": typeof types.PartnerPeopleFragmentDoc,
    "\n  fragment PartnerTerms on Enrollment {\n    id\n    partner { id name }\n    group { id name }\n    plan { id name }\n    tier { id name }\n    terms { source planVersion { id number ...PlanSentences } }\n  }\n": typeof types.PartnerTermsFragmentDoc,
    "\n  fragment PartnerTier on Enrollment {\n    id\n    partner { id name }\n    tier { id ...TierName }\n    tierSince\n    ...PartnerTierProgress\n    ...PartnerTierMoves\n  }\n": typeof types.PartnerTierFragmentDoc,
    "\n  query PartnersFilters($programId: ID!) {\n    program(id: $programId) {\n      id\n      tiers { id name }\n      groups { id name }\n    }\n  }\n": typeof types.PartnersFiltersDocument,
    "\n  query ConsolePartners($filter: EnrollmentFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...PartnersTableRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.ConsolePartnersDocument,
    "\n  fragment PartnersTableRow on Enrollment {\n    id\n    status\n    createdAt\n    approvedAt\n    partner { id name email type }\n    tier { id ...TierName }\n    group { id name }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n": typeof types.PartnersTableRowFragmentDoc,
    "\n  query TermsChoices($programId: ID!) {\n    program(id: $programId) {\n      id\n      plans { id name archivedAt }\n      groups { id name }\n    }\n  }\n": typeof types.TermsChoicesDocument,
    "\n  mutation EnrollmentTerms($id: ID!, $input: EnrollmentUpdateInput!) {\n    enrollmentUpdate(id: $id, input: $input) {\n      enrollment { id ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentTermsDocument,
    "\n  query TierChoices($programId: ID!) {\n    program(id: $programId) { id tiers { id name rank } }\n  }\n": typeof types.TierChoicesDocument,
    "\n  mutation EnrollmentTier($id: ID!, $tierId: ID!, $reason: String!) {\n    enrollmentUpdate(id: $id, input: { tierId: $tierId, reason: $reason }) {\n      enrollment { id ...PartnerTier ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentTierDocument,
    "\n  fragment PartnerTierMoves on Enrollment {\n    tierMoves {\n      id\n      fromTier { id name }\n      toTier { id name }\n      cause\n      reason\n      createdAt\n    }\n  }\n": typeof types.PartnerTierMovesFragmentDoc,
    "\n  fragment TierName on Tier {\n    name\n    color\n  }\n": typeof types.TierNameFragmentDoc,
    "\n  fragment PartnerTierProgress on Enrollment {\n    tierProgress {\n      nextTier { id name mode window { kind days } }\n      requirements { kind eventType value threshold missing isMet }\n    }\n  }\n": typeof types.PartnerTierProgressFragmentDoc,
    "\n  mutation EnrollmentApprove($id: ID!) {\n    enrollmentApprove(id: $id) {\n      enrollment { id status approvedAt }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentApproveDocument,
    "\n  mutation EnrollmentReject($id: ID!, $reason: String!) {\n    enrollmentReject(id: $id, input: { reason: $reason }) {\n      enrollment { id status rejectReason }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentRejectDocument,
    "\n  mutation EnrollmentSuspend($id: ID!, $reason: String!) {\n    enrollmentSuspend(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentSuspendDocument,
    "\n  mutation EnrollmentBan($id: ID!, $reason: String!) {\n    enrollmentBan(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentBanDocument,
    "\n  mutation EnrollmentReinstate($id: ID!) {\n    enrollmentReinstate(id: $id) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EnrollmentReinstateDocument,
    "\n  fragment CancelRun on PayoutRun {\n    id\n    status\n    payoutCount\n    totals { amount currencyCode }\n  }\n": typeof types.CancelRunFragmentDoc,
    "\n  mutation PayoutRunCancel($id: ID!) {\n    payoutRunCancel(id: $id) {\n      payoutRun { id status fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PayoutRunCancelDocument,
    "\n  mutation PayoutRunCreate($input: PayoutRunCreateInput!) {\n    payoutRunCreate(input: $input) {\n      payoutRun { id }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PayoutRunCreateDocument,
    "\n  fragment ExclusionRow on PayoutExclusion {\n    reason\n    mayChangeOn\n    due { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n": typeof types.ExclusionRowFragmentDoc,
    "\n  mutation PayoutMarkFailed($id: ID!, $input: ReasonInput!) {\n    payoutMarkFailed(id: $id, input: $input) {\n      payout { id status failureReason }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PayoutMarkFailedDocument,
    "\n  query PayoutRunPreview($programId: ID!, $cutOffAt: DateTime) {\n    payoutRunPreview(programId: $programId, cutOffAt: $cutOffAt) {\n      cutOffAt\n      totals { amount currencyCode }\n      payouts { ...PlannedRow }\n      exclusions { ...ExclusionRow }\n    }\n  }\n": typeof types.PayoutRunPreviewDocument,
    "\n  mutation PayoutsMarkPaid($ids: [ID!]!) {\n    payoutsMarkPaid(ids: $ids) {\n      payouts { id status paidAt }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PayoutsMarkPaidDocument,
    "\n  fragment PayoutRow on Payout {\n    id\n    number\n    status\n    paidAt\n    failureReason\n    accountNumberMasked\n    amount { amount currencyCode }\n    partner { id name }\n  }\n": typeof types.PayoutRowFragmentDoc,
    "\n  fragment PlannedRow on PlannedPayout {\n    commissionCount\n    amount { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n": typeof types.PlannedRowFragmentDoc,
    "\n  fragment RunChecklist on PayoutRun {\n    id\n    status\n    cutOffAt\n    createdAt\n    createdBy\n    approvedBy\n    approvedAt\n    completedAt\n    needsSecondPerson\n    payoutCount\n    fileUrl\n    totals { amount currencyCode }\n    statusCounts { status count }\n  }\n": typeof types.RunChecklistFragmentDoc,
    "\n  mutation PayoutRunApprove($id: ID!) {\n    payoutRunApprove(id: $id) {\n      payoutRun { id status approvedBy approvedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PayoutRunApproveDocument,
    "\n  mutation PayoutRunSubmit($id: ID!) {\n    payoutRunSubmit(id: $id) {\n      payoutRun { id status statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PayoutRunSubmitDocument,
    "\n  query PayoutRun($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRun(id: $id) {\n      id\n      status\n      cutOffAt\n      createdAt\n      payoutCount\n      totals { amount currencyCode }\n      exclusions { ...ExclusionRow }\n      payouts(first: $first, after: $after, last: $last, before: $before) {\n        edges { node { id ...PayoutRow } }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n        totalCount\n      }\n      ...RunChecklist\n      ...CancelRun\n    }\n  }\n": typeof types.PayoutRunDocument,
    "\n  fragment RunRow on PayoutRun {\n    id\n    status\n    cutOffAt\n    payoutCount\n    totals { amount currencyCode }\n  }\n": typeof types.RunRowFragmentDoc,
    "\n  query PayoutRuns($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRuns(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...RunRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.PayoutRunsDocument,
    "\n  fragment StatementLine on PayoutLine {\n    id\n    commission {\n      id\n      kind\n      occurredAt\n      customerLabel\n      incentiveName\n      amount { amount currencyCode }\n    }\n  }\n": typeof types.StatementLineFragmentDoc,
    "\n  query Statement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      amount { amount currencyCode }\n      run { id }\n      partner { id name email }\n      program { id name }\n      lines { ...StatementLine }\n    }\n  }\n": typeof types.StatementDocument,
    "\n  query Names($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on User { id name }\n      ... on ApiKey { id }\n    }\n  }\n": typeof types.NamesDocument,
    "\n  query KeyNames {\n    apiKeys(first: 100) { edges { node { id name } } }\n  }\n": typeof types.KeyNamesDocument,
    "\n  query EnrollmentPicker($filter: EnrollmentFilter!) {\n    enrollments(filter: $filter, first: 10) {\n      edges { node { id partner { id name email } } }\n    }\n  }\n": typeof types.EnrollmentPickerDocument,
    "\n  query LinkPicker($filter: LinkFilter!) {\n    links(filter: $filter, first: 10) {\n      edges { node { id code enrollment { id partner { id name } } } }\n    }\n  }\n": typeof types.LinkPickerDocument,
    "\n  fragment PlanEdit on Plan {\n    id\n    name\n    versions { id appliesTo ...PlanSentences }\n  }\n": typeof types.PlanEditFragmentDoc,
    "\n  mutation PlanVersionSave($planId: ID!, $input: PlanVersionInput!) {\n    planVersionSave(planId: $planId, input: $input) {\n      plan {\n        id\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PlanVersionSaveDocument,
    "\n  mutation PlanCreate($programId: ID!, $input: PlanCreateInput!) {\n    planCreate(programId: $programId, input: $input) {\n      plan { id name }\n      program { id plans { id name } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PlanCreateDocument,
    "\n  mutation PlanUse($programId: ID!, $planId: ID!) {\n    programUpdate(id: $programId, input: { planId: $planId }) {\n      program { id plan { id name } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PlanUseDocument,
    "\n  mutation PlanArchive($id: ID!) {\n    planArchive(id: $id) {\n      plan { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PlanArchiveDocument,
    "\n  query Plan($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n    }\n  }\n": typeof types.PlanDocument,
    "\n  fragment PlanSentences on PlanVersion {\n    incentives {\n      id\n      key\n      name\n      position\n      trigger\n      terms {\n        structure { kind flat { amount currencyCode } percentage }\n        conditions {\n          match\n          attribute\n          operator\n          values\n          conditions {\n            match\n            attribute\n            operator\n            values\n            conditions { match attribute operator values }\n          }\n        }\n        limits { firstOnly maxCount maxMonths }\n        min { amount currencyCode }\n        max { amount currencyCode }\n        holdDays\n        exclusiveGroup\n      }\n    }\n  }\n": typeof types.PlanSentencesFragmentDoc,
    "\n  query Plans($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id name }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number ...PlanSentences }\n      }\n    }\n  }\n": typeof types.PlansDocument,
    "\n  fragment PlanVersions on Plan {\n    versions { id number effectiveFrom appliesTo note createdAt ...PlanSentences }\n  }\n": typeof types.PlanVersionsFragmentDoc,
    "\n  query PlanNames($programId: ID!) {\n    program(id: $programId) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n": typeof types.PlanNamesDocument,
    "\n  mutation ConsoleProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name locale }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ConsoleProfileUpdateDocument,
    "\n  mutation ConsolePasswordChange($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ConsolePasswordChangeDocument,
    "\n  query ConsolePrograms {\n    programs(first: 100) {\n      edges { node { id name slug accentColor timeZone currency } }\n    }\n  }\n": typeof types.ConsoleProgramsDocument,
    "\n  fragment MoveDialog on Referral {\n    id\n    name\n    stage { id name kind }\n  }\n": typeof types.MoveDialogFragmentDoc,
    "\n  query MoveStages($id: ID!) {\n    program(id: $id) { id stages { id name kind } }\n  }\n": typeof types.MoveStagesDocument,
    "\n  mutation ReferralMove($id: ID!, $input: ReferralMoveInput!) {\n    referralMove(id: $id, input: $input) {\n      referral {\n        id\n        stageSince\n        closedAt\n        stage { id name kind }\n        stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n        earned { amount currencyCode }\n      }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ReferralMoveDocument,
    "\n  query ReferralPanel($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      email\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      enrollment { id partner { id name } }\n      customer { id externalId }\n      stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n      ...MoveDialog\n    }\n  }\n": typeof types.ReferralPanelDocument,
    "\n  fragment ReferralRow on Referral {\n    id\n    name\n    stageSince\n    stage { id name kind }\n    value { amount currencyCode }\n    earned { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n": typeof types.ReferralRowFragmentDoc,
    "\n  query Referrals($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ReferralRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.ReferralsDocument,
    "\n  query StageTabs($id: ID!) {\n    program(id: $id) { id stages { id name } }\n  }\n": typeof types.StageTabsDocument,
    "\n  fragment ApplySettings on Program {\n    id\n    description\n    terms\n    approvesPartners\n  }\n": typeof types.ApplySettingsFragmentDoc,
    "\n  fragment BasicSettings on Program {\n    id\n    name\n    siteUrl\n    timeZone\n    currency\n    accentColor\n  }\n": typeof types.BasicSettingsFragmentDoc,
    "\n  fragment CommissionSettings on Program {\n    id\n    holdDays\n    excludesTax\n    excludesShipping\n    needsCommissionApproval\n    plan { id name }\n    plans { id name archivedAt }\n  }\n": typeof types.CommissionSettingsFragmentDoc,
    "\n  fragment CreditSettings on Program {\n    id\n    attributionModel\n    creditScope\n    windowDays\n    halfLifeDays\n    touchPriority\n  }\n": typeof types.CreditSettingsFragmentDoc,
    "\n  fragment EventTypes on Program {\n    id\n    eventTypes { id key name isLead isSale }\n  }\n": typeof types.EventTypesFragmentDoc,
    "\n  mutation EventTypeCreate($programId: ID!, $input: EventTypeCreateInput!) {\n    eventTypeCreate(programId: $programId, input: $input) {\n      program { id ...EventTypes }\n      userErrors { field message code }\n    }\n  }\n": typeof types.EventTypeCreateDocument,
    "\n  mutation GroupCreate($programId: ID!, $input: GroupInput!) {\n    groupCreate(programId: $programId, input: $input) {\n      program { id ...Groups }\n      userErrors { field message code }\n    }\n  }\n": typeof types.GroupCreateDocument,
    "\n  mutation GroupUpdate($id: ID!, $input: GroupInput!) {\n    groupUpdate(id: $id, input: $input) {\n      group { id name plan { id name } payoutMinimum { amount currencyCode } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.GroupUpdateDocument,
    "\n  fragment Groups on Program {\n    id\n    currency\n    plans { id name archivedAt }\n    groups { id name enrollmentCount plan { id name } payoutMinimum { amount currencyCode } }\n  }\n": typeof types.GroupsFragmentDoc,
    "\n  fragment LinkSettings on Program {\n    id\n    allowedHosts\n    queryParameters\n  }\n": typeof types.LinkSettingsFragmentDoc,
    "\n  mutation ProgramCreate($input: ProgramCreateInput!) {\n    programCreate(input: $input) {\n      program { id name slug accentColor timeZone currency }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ProgramCreateDocument,
    "\n  fragment PayoutSettings on Program {\n    id\n    currency\n    payoutMinimum { amount currencyCode }\n    payoutDay\n    fourEyesLimit { amount currencyCode }\n  }\n": typeof types.PayoutSettingsFragmentDoc,
    "\n  mutation ProgramUpdate($id: ID!, $input: ProgramUpdateInput!) {\n    programUpdate(id: $id, input: $input) {\n      program {\n        id\n        slug\n        ...BasicSettings\n        ...ApplySettings\n        ...CreditSettings\n        ...CommissionSettings\n        ...PayoutSettings\n        ...LinkSettings\n      }\n      userErrors { field message code }\n    }\n  }\n": typeof types.ProgramUpdateDocument,
    "\n  query ProgramSettings($programId: ID!) {\n    program(id: $programId) {\n      id\n      ...BasicSettings\n      ...ApplySettings\n      ...CreditSettings\n      ...CommissionSettings\n      ...PayoutSettings\n      ...LinkSettings\n      ...EventTypes\n      ...Groups\n    }\n  }\n": typeof types.ProgramSettingsDocument,
    "\n  mutation TierDelete($id: ID!) {\n    tierDelete(id: $id) {\n      deletedId\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.TierDeleteDocument,
    "\n  fragment TierEdit on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id }\n    enrollmentCount\n  }\n": typeof types.TierEditFragmentDoc,
    "\n  mutation TierUpdate($id: ID!, $input: TierInput!) {\n    tierUpdate(id: $id, input: $input) {\n      tier { id ...TierStep ...TierEdit }\n      userErrors { field message code }\n    }\n  }\n": typeof types.TierUpdateDocument,
    "\n  mutation TierCreate($programId: ID!, $input: TierInput!) {\n    tierCreate(programId: $programId, input: $input) {\n      tier { id }\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.TierCreateDocument,
    "\n  fragment TierStep on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id name }\n    enrollmentCount\n  }\n": typeof types.TierStepFragmentDoc,
    "\n  query Tiers($programId: ID!) {\n    program(id: $programId) {\n      id\n      currency\n      eventTypes { id key name }\n      plans { id name archivedAt }\n      tiers { id enrollmentCount ...TierStep ...TierEdit }\n    }\n  }\n": typeof types.TiersDocument,
    "\n  fragment AttributionExplanation on Attribution {\n    outcome\n    model\n    kind\n    boundAt\n    touches { kind at verdict reason windowDays }\n  }\n": typeof types.AttributionExplanationFragmentDoc,
    "\n  fragment CommissionExplanation on Commission {\n    id\n    status\n    statusReason\n    statusSince\n    releaseAt\n    amount { amount currencyCode }\n    net { amount currencyCode }\n    payout { id number }\n    program {\n      id\n      needsCommissionApproval\n      eventTypes { id key name }\n      stages { id key name }\n    }\n    reversals { id createdAt amount { amount currencyCode } }\n    reversalExplanation {\n      refundAmount { amount currencyCode }\n      refundedTotal { amount currencyCode }\n      refundable { amount currencyCode }\n      originalAmount { amount currencyCode }\n    }\n    explanation { hold { days } ...PricingExplanation }\n    attribution { ...AttributionExplanation }\n  }\n": typeof types.CommissionExplanationFragmentDoc,
    "\n  fragment PricingExplanation on CommissionExplanation {\n    isPaid\n    reason\n    incentive { name trigger }\n    conditions {\n      match attribute operator values seen holds\n      conditions {\n        match attribute operator values seen holds\n        conditions { match attribute operator values seen holds }\n      }\n    }\n    limits { kind limit counted firstAt endsAt holds }\n    base {\n      lines { label productId category amount { minor currency } }\n      total { minor currency }\n    }\n    structure { kind percentage flat { amount currencyCode } }\n    fullAmount { minor currency }\n    min { applied bound { amount currencyCode } }\n    max { applied bound { amount currencyCode } }\n    choice { group candidates { name amount { minor currency } } }\n    creditPercentage\n    rounding { exact { minor currency } amount { amount currencyCode } }\n    hold { days source releaseAt }\n  }\n": typeof types.PricingExplanationFragmentDoc,
    "\n  mutation SignOut {\n    signOut { userErrors { message } }\n  }\n": typeof types.SignOutDocument,
    "\n  mutation SeatSwitch($id: ID!) {\n    seatSwitch(id: $id) { userErrors { message } }\n  }\n": typeof types.SeatSwitchDocument,
    "\n  query Viewer {\n    viewer {\n      user { id name email locale }\n      organization { id name slug }\n      partner { id name }\n      role\n      permissions\n      seats { id organizationName partnerName role isCurrent }\n      isFirstRun\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  query PortalCommission($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      releaseAt\n      incentiveName\n      customerLabel\n      conversionType\n      occurredAt\n      createdAt\n      amount { amount currencyCode }\n      original { id }\n      payout { id number }\n      program { id eventTypes { id key name } stages { id key name } }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n": typeof types.PortalCommissionDocument,
    "\n  query Earnings(\n    $filter: CommissionFilter!, $all: CommissionFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...EarningsRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $all) { status count amount { amount currencyCode } }\n  }\n": typeof types.EarningsDocument,
    "\n  fragment EarningsRow on Commission {\n    id\n    kind\n    status\n    releaseAt\n    occurredAt\n    incentiveName\n    customerLabel\n    amount { amount currencyCode }\n  }\n": typeof types.EarningsRowFragmentDoc,
    "\n  query PortalEnrollments {\n    enrollments(filter: { status: [APPLIED, APPROVED, SUSPENDED, BANNED] }, first: 50) {\n      edges {\n        node {\n          id\n          status\n          createdAt\n          application\n          program { id name slug accentColor timeZone currency }\n        }\n      }\n    }\n    rejections: enrollments(filter: { status: [REJECTED] }, first: 1) {\n      edges { node { id createdAt application rejectReason } }\n    }\n  }\n": typeof types.PortalEnrollmentsDocument,
    "\n  fragment BalanceFigures on Enrollment {\n    program { id currency }\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      earned { amount currencyCode }\n    }\n    monthTotals: totals(period: $month) { earned { amount currencyCode } }\n  }\n": typeof types.BalanceFiguresFragmentDoc,
    "\n  query PortalHome($id: ID!, $month: PeriodInput!) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      ...BalanceFigures\n      ...HomeDetails\n    }\n    links(filter: { enrollmentId: $id }, last: 1) {\n      edges { node { id ...ShareBox } }\n    }\n  }\n": typeof types.PortalHomeDocument,
    "\n  fragment PayoutAnswer on Enrollment {\n    status\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n  }\n": typeof types.PayoutAnswerFragmentDoc,
    "\n  query PortalEvents($id: ID!) {\n    referrals(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          name\n          stageChanges { id occurredAt fromStage { id } toStage { id name } }\n        }\n      }\n    }\n    commissions(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          kind\n          customerLabel\n          amount { amount currencyCode }\n          changes { id createdAt fromStatus toStatus }\n        }\n      }\n    }\n    payouts(filter: { enrollmentId: $id }, first: 5) {\n      edges { node { id number createdAt paidAt amount { amount currencyCode } } }\n    }\n  }\n": typeof types.PortalEventsDocument,
    "\n  fragment FirstSteps on Enrollment {\n    status\n    totals { clickCount }\n    pipeline { stage { id } count }\n    partner { id payoutMethods { id } }\n  }\n": typeof types.FirstStepsFragmentDoc,
    "\n  fragment HomeDetails on Enrollment {\n    id\n    status\n    ...FirstSteps\n    ...PipelineCard\n    ...TierCard\n  }\n": typeof types.HomeDetailsFragmentDoc,
    "\n  fragment PipelineCard on Enrollment {\n    pipeline {\n      stage { id name kind }\n      count\n      value { amount currencyCode }\n    }\n  }\n": typeof types.PipelineCardFragmentDoc,
    "\n  fragment ShareBox on Link {\n    code\n    url\n    qrUrl\n  }\n": typeof types.ShareBoxFragmentDoc,
    "\n  fragment TierCard on Enrollment {\n    tier { id name color benefits }\n    tierSince\n    program { id eventTypes { id key name } }\n    tierProgress {\n      nextTier { id name mode window { kind days } benefits }\n      requirements {\n        kind eventType value threshold missing isMet\n        valueAmount { amount currencyCode }\n        thresholdAmount { amount currencyCode }\n        missingAmount { amount currencyCode }\n      }\n    }\n  }\n": typeof types.TierCardFragmentDoc,
    "\n  mutation PortalLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalLinkCreateDocument,
    "\n  mutation PortalLinkUpdate($id: ID!, $input: LinkUpdateInput!) {\n    linkUpdate(id: $id, input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalLinkUpdateDocument,
    "\n  fragment LinkItem on Link {\n    id\n    code\n    name\n    destination\n    url\n    qrUrl\n    isMain\n    formerCodes\n    archivedAt\n    totals { clickCount lastClickAt }\n  }\n": typeof types.LinkItemFragmentDoc,
    "\n  mutation PortalLinkArchive($id: ID!) {\n    linkArchive(id: $id) {\n      link { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalLinkArchiveDocument,
    "\n  query PortalLinks(\n    $id: ID!, $filter: LinkFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      codes { id word archivedAt }\n      program { id siteUrl allowedHosts }\n    }\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkItem } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.PortalLinksDocument,
    "\n  mutation PortalPayoutMethodSet($input: PayoutMethodSetInput!) {\n    payoutMethodSet(input: $input) {\n      payoutMethod { id currency accountHolder accountNumberMasked bankCode }\n      partner { id payoutMethods { id } }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalPayoutMethodSetDocument,
    "\n  query PayoutMethodPage($id: ID!) {\n    enrollment(id: $id) {\n      id\n      balances { currencyCode }\n      program { id currency }\n      partner {\n        id\n        name\n        payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n      }\n    }\n  }\n": typeof types.PayoutMethodPageDocument,
    "\n  fragment PayoutMethods on Partner {\n    payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n  }\n": typeof types.PayoutMethodsFragmentDoc,
    "\n  query PortalPayouts(\n    $id: ID!, $filter: PayoutFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      balances { currencyCode }\n      program { id currency }\n      partner { id ...PayoutMethods }\n    }\n    payouts(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          number\n          status\n          amount { amount currencyCode }\n          createdAt\n          paidAt\n          accountNumberMasked\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.PortalPayoutsDocument,
    "\n  fragment StatementLines on Payout {\n    amount { amount currencyCode }\n    lines {\n      id\n      commission {\n        id\n        kind\n        occurredAt\n        incentiveName\n        customerLabel\n        amount { amount currencyCode }\n      }\n    }\n  }\n": typeof types.StatementLinesFragmentDoc,
    "\n  query PortalStatement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      amount { amount currencyCode }\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      program { id name }\n      partner { id name email country }\n      ...StatementLines\n    }\n  }\n": typeof types.PortalStatementDocument,
    "\n  query ReferralColumn($filter: ReferralFilter!, $first: Int!) {\n    referrals(filter: $filter, first: $first) {\n      edges { node { id name stageSince value { amount currencyCode } } }\n      totalCount\n    }\n  }\n": typeof types.ReferralColumnDocument,
    "\n  query ReferralList($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          name\n          stage { id name kind }\n          stageSince\n          value { amount currencyCode }\n          earned { amount currencyCode }\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.ReferralListDocument,
    "\n  query PortalReferral($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      company\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      stageSince\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      stageChanges { id occurredAt reason fromStage { id name } toStage { id name kind } }\n    }\n  }\n": typeof types.PortalReferralDocument,
    "\n  query ReferralStages($id: ID!) {\n    enrollment(id: $id) {\n      id\n      pipeline {\n        stage { id name kind position }\n        count\n        value { amount currencyCode }\n      }\n    }\n  }\n": typeof types.ReferralStagesDocument,
    "\n  query PortalCompany($id: ID!) {\n    enrollment(id: $id) { id partner { id name email country website } }\n  }\n": typeof types.PortalCompanyDocument,
    "\n  mutation PortalPartnerUpdate($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id name email country website }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalPartnerUpdateDocument,
    "\n  mutation PortalInvitationCreate($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      url\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalInvitationCreateDocument,
    "\n  mutation PortalProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name email locale }\n      userErrors { field message code }\n    }\n  }\n": typeof types.PortalProfileUpdateDocument,
    "\n  query PortalTeam($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id users { id role user { id name email } } }\n    }\n  }\n": typeof types.PortalTeamDocument,
};
const documents: Documents = {
    "\n  mutation ProgramApply($input: ProgramApplyInput!) {\n    programApply(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": types.ProgramApplyDocument,
    "\n  query ProgramPage($organization: String!, $program: String!) {\n    programPage(organizationSlug: $organization, slug: $program) {\n      id\n      name\n      organizationName\n      description\n      terms\n      accentColor\n    }\n  }\n": types.ProgramPageDocument,
    "\n  mutation DemoLoad {\n    demoLoad {\n      signIns { description email password }\n      userErrors { message }\n    }\n  }\n": types.DemoLoadDocument,
    "\n  mutation InvitationAccept($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": types.InvitationAcceptDocument,
    "\n  mutation OrganizationCreate($input: OrganizationCreateInput!) {\n    organizationCreate(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": types.OrganizationCreateDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n": types.SignInDocument,
    "\n  fragment AuditEvent on Event { id kind subject actor createdAt }\n": types.AuditEventFragmentDoc,
    "\n  query Audit($subject: ID, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    events(subject: $subject, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...AuditEvent } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.AuditDocument,
    "\n  query AuditSubjects($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on Partner { id partnerName: name }\n      ... on Enrollment { id program { id } partner { id name } }\n      ... on Conversion { id type externalId }\n      ... on Commission { id amount { amount currencyCode } program { id } partner { id name } }\n      ... on Customer { id externalId company }\n      ... on Referral { id referralName: name program { id } }\n      ... on Refund { id refundId: externalId conversion { id } }\n      ... on PayoutRun { id cutOffAt program { id } }\n      ... on Payout { id number program { id } }\n      ... on Link { id linkCode: code }\n      ... on Code { id word }\n      ... on Program { id programName: name }\n      ... on Plan { id planName: name }\n      ... on Tier { id tierName: name }\n      ... on Group { id groupName: name }\n      ... on ApiKey { id }\n      ... on User { id userName: name }\n      ... on Invitation { id email }\n      ... on UnknownCode { id unknownCode: code }\n      ... on Member { id user { id name } }\n      ... on Organization { id organizationName: name }\n      ... on EventType { id typeName: name }\n      ... on PayoutMethod { id accountHolder }\n    }\n  }\n": types.AuditSubjectsDocument,
    "\n  fragment CommissionBulk on Commission {\n    id\n    status\n    releaseAt\n    amount { amount currencyCode }\n  }\n": types.CommissionBulkFragmentDoc,
    "\n  mutation CommissionsApprove($ids: [ID!]!) {\n    commissionsApprove(ids: $ids) {\n      commissions { id status statusSince }\n      userErrors { field message code }\n    }\n  }\n": types.CommissionsApproveDocument,
    "\n  mutation CommissionsReject($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsReject(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n": types.CommissionsRejectDocument,
    "\n  mutation CommissionsHold($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsHold(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n": types.CommissionsHoldDocument,
    "\n  mutation CommissionsRelease($ids: [ID!]!) {\n    commissionsRelease(ids: $ids) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n": types.CommissionsReleaseDocument,
    "\n  query CommissionPanel($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      amount { amount currencyCode }\n      createdAt\n      incentiveName\n      enrollment { id }\n      partner { id name }\n      conversion { id externalId type }\n      original { id amount { amount currencyCode } }\n      payout { id number }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n": types.CommissionPanelDocument,
    "\n  fragment CommissionRow on Commission {\n    id\n    kind\n    status\n    amount { amount currencyCode }\n    occurredAt\n    releaseAt\n    customerLabel\n    incentiveName\n    partner { id name }\n  }\n": types.CommissionRowFragmentDoc,
    "\n  fragment CommissionTotals on CommissionTotal {\n    status\n    count\n    amount { amount currencyCode }\n  }\n": types.CommissionTotalsFragmentDoc,
    "\n  query Commissions($filter: CommissionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CommissionRow ...CommissionBulk } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $filter) { ...CommissionTotals }\n  }\n": types.CommissionsDocument,
    "\n  query AssignDialog($id: ID!) {\n    conversion(id: $id) { id ...AssignForm }\n  }\n": types.AssignDialogDocument,
    "\n  fragment AssignForm on Conversion {\n    id\n    amount { amount currencyCode }\n    credits { ...CreditWords }\n  }\n": types.AssignFormFragmentDoc,
    "\n  mutation ConversionAssign($id: ID!, $input: ConversionAssignInput!) {\n    conversionAssign(id: $id, input: $input) {\n      conversion { id credits { ...CreditWords } ...ConversionDetail }\n      userErrors { field message code }\n    }\n  }\n": types.ConversionAssignDocument,
    "\n  fragment ConversionAttribution on Conversion {\n    id\n    attribution {\n      overrideReason\n      touches { enrollment { id partner { id name } } }\n      ...AttributionExplanation\n    }\n  }\n": types.ConversionAttributionFragmentDoc,
    "\n  fragment ConversionCommissions on Conversion {\n    id\n    commissions {\n      id\n      kind\n      status\n      createdAt\n      amount { amount currencyCode }\n      incentiveName\n      partner { id name }\n    }\n  }\n": types.ConversionCommissionsFragmentDoc,
    "\n  fragment ConversionFacts on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    createdAt\n    source\n    code\n    amount { amount currencyCode }\n    programAmount { amount currencyCode }\n    tax { amount currencyCode }\n    shipping { amount currencyCode }\n    discount { amount currencyCode }\n    metadata { key value }\n    customer { id externalId name company }\n  }\n": types.ConversionFactsFragmentDoc,
    "\n  fragment ConversionDetail on Conversion {\n    id\n    type\n    externalId\n    amount { amount currencyCode }\n    refundable { amount currencyCode }\n    refunds { id }\n    credits { ...CreditWords }\n    ...ConversionFacts\n    ...ConversionAttribution\n    ...ConversionPlans\n    ...ConversionPricing\n    ...ConversionCommissions\n    ...ConversionRefunds\n    ...RefundDialog\n  }\n": types.ConversionDetailFragmentDoc,
    "\n  query Conversion($id: ID!) {\n    conversion(id: $id) { id ...ConversionDetail }\n  }\n": types.ConversionDocument,
    "\n  fragment ConversionRow on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    amount { amount currencyCode }\n    customer { id externalId name company }\n    credits { ...CreditWords }\n  }\n": types.ConversionRowFragmentDoc,
    "\n  query Conversions($filter: ConversionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    conversions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ConversionRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.ConversionsDocument,
    "\n  fragment CreditWords on Credit {\n    percentage\n    enrollment { id partner { id name } }\n  }\n": types.CreditWordsFragmentDoc,
    "\n  fragment ConversionPlans on Conversion {\n    id\n    planChoices {\n      enrollment { id partner { id name } }\n      planVersion { id number }\n      candidates { source isWinner plan { id name } }\n    }\n  }\n": types.ConversionPlansFragmentDoc,
    "\n  fragment ConversionPricing on Conversion {\n    id\n    pricing {\n      isPaid\n      enrollment { id partner { id name } }\n      incentive { key name }\n      rounding { amount { amount currencyCode } }\n      ...PricingExplanation\n    }\n  }\n": types.ConversionPricingFragmentDoc,
    "\n  mutation ConversionRecord($input: ConversionRecordInput!) {\n    conversionRecord(input: $input) {\n      conversion { id credits { ...CreditWords } }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n": types.ConversionRecordDocument,
    "\n  fragment RefundDialog on Conversion {\n    id\n    refundable { amount currencyCode }\n  }\n": types.RefundDialogFragmentDoc,
    "\n  mutation RefundRecord($input: RefundRecordInput!) {\n    refundRecord(input: $input) {\n      refund { id amount { amount currencyCode } }\n      conversion { id ...ConversionDetail }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n": types.RefundRecordDocument,
    "\n  fragment ConversionRefunds on Conversion {\n    id\n    refundable { amount currencyCode }\n    refunds { id externalId occurredAt reason amount { amount currencyCode } }\n  }\n": types.ConversionRefundsFragmentDoc,
    "\n  query EventTypes($id: ID!) {\n    program(id: $id) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n": types.EventTypesDocument,
    "\n  fragment CustomerConversions on Customer {\n    id\n    conversions {\n      id\n      type\n      externalId\n      occurredAt\n      amount { amount currencyCode }\n      credits { ...CreditWords }\n    }\n  }\n": types.CustomerConversionsFragmentDoc,
    "\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id\n      externalId\n      name\n      company\n      email\n      country\n      createdAt\n      metadata { key value }\n      boundCredits { ...CreditWords }\n      ...CustomerConversions\n    }\n  }\n": types.CustomerDocument,
    "\n  fragment CustomerRow on Customer { id externalId name company email country createdAt }\n": types.CustomerRowFragmentDoc,
    "\n  query Customers($filter: CustomerFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    customers(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CustomerRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.CustomersDocument,
    "\n  mutation CustomerIdentify($input: CustomerIdentifyInput!) {\n    customerIdentify(input: $input) {\n      customer { id email company boundCredits { enrollment { id } percentage } }\n      attributedConversions { id credits { enrollment { id } percentage } }\n      userErrors { field message code }\n    }\n  }\n": types.CustomerIdentifyDocument,
    "\n  mutation ApiKeyCreate($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey { id }\n      secret\n      userErrors { field message code }\n    }\n  }\n": types.ApiKeyCreateDocument,
    "\n  fragment ApiKeyRow on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    usedAt\n    revokedAt\n    partner { id name }\n  }\n": types.ApiKeyRowFragmentDoc,
    "\n  query ApiKeys($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    apiKeys(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ApiKeyRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.ApiKeysDocument,
    "\n  mutation ApiKeyRevoke($id: ID!) {\n    apiKeyRevoke(id: $id) {\n      apiKey { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n": types.ApiKeyRevokeDocument,
    "\n  fragment HomeAnswer on ProgramReport {\n    period { startsAt endsAt }\n    current { revenue { amount currencyCode } cost { amount currencyCode } returnRatio }\n  }\n": types.HomeAnswerFragmentDoc,
    "\n  fragment HomeFigures on ProgramReport {\n    period { startsAt endsAt }\n    current {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      otherCosts { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n    previous {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n  }\n": types.HomeFiguresFragmentDoc,
    "\n  query ConsoleHome($programId: ID!, $period: PeriodInput!) {\n    programReport(programId: $programId, period: $period) {\n      ...HomeAnswer\n      ...HomeFigures\n      ...HomeFunnel\n      ...HomeRevenue\n      ...HomeTopPartners\n    }\n  }\n": types.ConsoleHomeDocument,
    "\n  fragment HomeFunnel on ProgramReport {\n    period { startsAt endsAt }\n    current { clickCount leadCount saleCount }\n  }\n": types.HomeFunnelFragmentDoc,
    "\n  fragment HomeRevenue on ProgramReport {\n    series { startsOn revenue { amount currencyCode } }\n  }\n": types.HomeRevenueFragmentDoc,
    "\n  query HomeTasks($programId: ID!) {\n    programTasks(programId: $programId) {\n      applicationCount\n      approvalCount\n      onHoldCount\n      unattributedCount\n      unknownCodeCount\n      openRunCount\n      payable { amount currencyCode }\n    }\n  }\n": types.HomeTasksDocument,
    "\n  fragment HomeTopPartners on ProgramReport {\n    period { startsAt endsAt }\n    topPartners {\n      enrollment { id partner { id name } tier { id name } }\n      clickCount\n      leadCount\n      saleCount\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n    }\n  }\n": types.HomeTopPartnersFragmentDoc,
    "\n  query Ledger($programId: ID!) {\n    ledgerBalances(programId: $programId) {\n      kind\n      accountCount\n      balance { amount currencyCode }\n    }\n  }\n": types.LedgerDocument,
    "\n  mutation UnknownCodeResolve($id: ID!, $input: UnknownCodeResolveInput!) {\n    unknownCodeResolve(id: $id, input: $input) {\n      unknownCode { id resolvedAt }\n      link { id formerCodes }\n      userErrors { field message code }\n    }\n  }\n": types.UnknownCodeResolveDocument,
    "\n  query LinkPanel($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Link {\n        id\n        code\n        name\n        url\n        qrUrl\n        destination\n        windowDays\n        formerCodes\n        createdAt\n        archivedAt\n        enrollment { id partner { id name } }\n        totals { clickCount uncountedClickCount lastClickAt }\n      }\n    }\n  }\n": types.LinkPanelDocument,
    "\n  fragment LinkRow on Link {\n    id\n    code\n    name\n    isMain\n    archivedAt\n    enrollment { id partner { id name } }\n    totals { clickCount lastClickAt }\n  }\n": types.LinkRowFragmentDoc,
    "\n  query Links($filter: LinkFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.LinksDocument,
    "\n  fragment UnknownCodeRow on UnknownCode { id code hitCount seenAt resolvedAt }\n": types.UnknownCodeRowFragmentDoc,
    "\n  query UnknownCodes($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    unknownCodes(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...UnknownCodeRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.UnknownCodesDocument,
    "\n  query EnrollmentFilter($id: ID!) {\n    enrollment(id: $id) { id partner { id name } }\n  }\n": types.EnrollmentFilterDocument,
    "\n  fragment InvitationRow on Invitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n    acceptedAt\n    revokedAt\n    partner { id name }\n  }\n": types.InvitationRowFragmentDoc,
    "\n  query Invitations($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...InvitationRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.InvitationsDocument,
    "\n  mutation InvitationRevoke($id: ID!) {\n    invitationRevoke(id: $id) {\n      invitation { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n": types.InvitationRevokeDocument,
    "\n  mutation MemberInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id email }\n      url\n      userErrors { field message code }\n    }\n  }\n": types.MemberInviteDocument,
    "\n  fragment MemberRow on Member {\n    id\n    role\n    createdAt\n    user { id name email }\n  }\n": types.MemberRowFragmentDoc,
    "\n  query Members($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    members(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...MemberRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.MembersDocument,
    "\n  mutation MemberRemove($id: ID!) {\n    memberRemove(id: $id) {\n      deletedId\n      userErrors { field message code }\n    }\n  }\n": types.MemberRemoveDocument,
    "\n  mutation MemberUpdate($id: ID!, $input: MemberUpdateInput!) {\n    memberUpdate(id: $id, input: $input) {\n      member { id role }\n      userErrors { field message code }\n    }\n  }\n": types.MemberUpdateDocument,
    "\n  query NavigationTasks($programId: ID!) {\n    programTasks(programId: $programId) { applicationCount }\n  }\n": types.NavigationTasksDocument,
    "\n  fragment ApplicationCard on Enrollment {\n    id\n    createdAt\n    application\n    partner { id name email country website users { id user { id name } } }\n  }\n": types.ApplicationCardFragmentDoc,
    "\n  query Applications($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(\n      filter: { programId: $programId, status: [APPLIED] }\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      edges { node { id ...ApplicationCard } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.ApplicationsDocument,
    "\n  mutation CodeCreate($input: CodeCreateInput!) {\n    codeCreate(input: $input) {\n      code { id word }\n      enrollment { id ...PartnerCodes }\n      userErrors { field message code }\n    }\n  }\n": types.CodeCreateDocument,
    "\n  mutation PartnerInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id expiresAt }\n      url\n      userErrors { field message code }\n    }\n  }\n": types.PartnerInviteDocument,
    "\n  mutation PartnerLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id url }\n      enrollment { id ...PartnerLinks }\n      userErrors { field message code }\n    }\n  }\n": types.PartnerLinkCreateDocument,
    "\n  mutation PartnerCreate($input: PartnerCreateInput!) {\n    partnerCreate(input: $input) {\n      enrollment { id }\n      userErrors { field message code }\n    }\n  }\n": types.PartnerCreateDocument,
    "\n  query PartnerGroups($programId: ID!) {\n    program(id: $programId) { id groups { id name } }\n  }\n": types.PartnerGroupsDocument,
    "\n  mutation PartnerNotesSave($id: ID!, $notes: String!) {\n    partnerUpdate(id: $id, input: { notes: $notes }) {\n      partner { id ...PartnerNotes }\n      userErrors { field message code }\n    }\n  }\n": types.PartnerNotesSaveDocument,
    "\n  fragment PartnerActions on Enrollment {\n    id\n    status\n    partner { id name }\n  }\n": types.PartnerActionsFragmentDoc,
    "\n  fragment PartnerAnswer on Enrollment {\n    status\n    createdAt\n    approvedAt\n    rejectReason\n    application\n  }\n": types.PartnerAnswerFragmentDoc,
    "\n  fragment PartnerCodes on Enrollment {\n    id\n    status\n    codes { id word createdAt archivedAt }\n  }\n": types.PartnerCodesFragmentDoc,
    "\n  mutation CodeArchive($id: ID!) {\n    codeArchive(id: $id) {\n      code { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n": types.CodeArchiveDocument,
    "\n  query PartnerCommissions($enrollmentId: ID!) {\n    commissions(filter: { enrollmentId: $enrollmentId }, first: 6) {\n      edges {\n        node {\n          id\n          status\n          releaseAt\n          occurredAt\n          customerLabel\n          incentiveName\n          amount { amount currencyCode }\n        }\n      }\n      totalCount\n    }\n  }\n": types.PartnerCommissionsDocument,
    "\n  fragment PartnerContact on Partner {\n    id\n    name\n    email\n    type\n    country\n    website\n    tags\n    createdAt\n  }\n": types.PartnerContactFragmentDoc,
    "\n  mutation PartnerEdit($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id ...PartnerContact }\n      userErrors { field message code }\n    }\n  }\n": types.PartnerEditDocument,
    "\n  fragment PartnerFigures on Enrollment {\n    id\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      paid { amount currencyCode }\n      earned { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n": types.PartnerFiguresFragmentDoc,
    "\n  fragment PartnerLinks on Enrollment {\n    id\n    status\n    links(first: 10) {\n      edges {\n        node {\n          id\n          code\n          name\n          url\n          destination\n          isMain\n          archivedAt\n          totals { clickCount lastClickAt }\n        }\n      }\n      totalCount\n    }\n  }\n": types.PartnerLinksFragmentDoc,
    "\n  fragment PartnerNotes on Partner {\n    id\n    name\n    notes\n  }\n": types.PartnerNotesFragmentDoc,
    "\n  query ConsolePartner($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id name ...PartnerContact ...PartnerNotes ...PartnerPeople ...PartnerMethods }\n      ...PartnerAnswer\n      ...PartnerActions\n      ...PartnerFigures\n      ...PartnerTerms\n      ...PartnerTier\n      ...PartnerLinks\n      ...PartnerCodes\n    }\n  }\n": types.ConsolePartnerDocument,
    "\n  query PartnerPayouts($enrollmentId: ID!, $first: Int!) {\n    payouts(filter: { enrollmentId: $enrollmentId }, first: $first) {\n      edges { node { id number status createdAt paidAt amount { amount currencyCode } } }\n      totalCount\n    }\n  }\n": types.PartnerPayoutsDocument,
    "\n  fragment PartnerMethods on Partner {\n    payoutMethods { id kind currency accountHolder accountNumberMasked bankCode }\n  }\n": types.PartnerMethodsFragmentDoc,
    "\n  fragment PartnerPeople on Partner {\n    id\n    name\n    email\n    users { id role user { id name email } }\n  }\n": types.PartnerPeopleFragmentDoc,
    "\n  fragment PartnerTerms on Enrollment {\n    id\n    partner { id name }\n    group { id name }\n    plan { id name }\n    tier { id name }\n    terms { source planVersion { id number ...PlanSentences } }\n  }\n": types.PartnerTermsFragmentDoc,
    "\n  fragment PartnerTier on Enrollment {\n    id\n    partner { id name }\n    tier { id ...TierName }\n    tierSince\n    ...PartnerTierProgress\n    ...PartnerTierMoves\n  }\n": types.PartnerTierFragmentDoc,
    "\n  query PartnersFilters($programId: ID!) {\n    program(id: $programId) {\n      id\n      tiers { id name }\n      groups { id name }\n    }\n  }\n": types.PartnersFiltersDocument,
    "\n  query ConsolePartners($filter: EnrollmentFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...PartnersTableRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.ConsolePartnersDocument,
    "\n  fragment PartnersTableRow on Enrollment {\n    id\n    status\n    createdAt\n    approvedAt\n    partner { id name email type }\n    tier { id ...TierName }\n    group { id name }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n": types.PartnersTableRowFragmentDoc,
    "\n  query TermsChoices($programId: ID!) {\n    program(id: $programId) {\n      id\n      plans { id name archivedAt }\n      groups { id name }\n    }\n  }\n": types.TermsChoicesDocument,
    "\n  mutation EnrollmentTerms($id: ID!, $input: EnrollmentUpdateInput!) {\n    enrollmentUpdate(id: $id, input: $input) {\n      enrollment { id ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentTermsDocument,
    "\n  query TierChoices($programId: ID!) {\n    program(id: $programId) { id tiers { id name rank } }\n  }\n": types.TierChoicesDocument,
    "\n  mutation EnrollmentTier($id: ID!, $tierId: ID!, $reason: String!) {\n    enrollmentUpdate(id: $id, input: { tierId: $tierId, reason: $reason }) {\n      enrollment { id ...PartnerTier ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentTierDocument,
    "\n  fragment PartnerTierMoves on Enrollment {\n    tierMoves {\n      id\n      fromTier { id name }\n      toTier { id name }\n      cause\n      reason\n      createdAt\n    }\n  }\n": types.PartnerTierMovesFragmentDoc,
    "\n  fragment TierName on Tier {\n    name\n    color\n  }\n": types.TierNameFragmentDoc,
    "\n  fragment PartnerTierProgress on Enrollment {\n    tierProgress {\n      nextTier { id name mode window { kind days } }\n      requirements { kind eventType value threshold missing isMet }\n    }\n  }\n": types.PartnerTierProgressFragmentDoc,
    "\n  mutation EnrollmentApprove($id: ID!) {\n    enrollmentApprove(id: $id) {\n      enrollment { id status approvedAt }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentApproveDocument,
    "\n  mutation EnrollmentReject($id: ID!, $reason: String!) {\n    enrollmentReject(id: $id, input: { reason: $reason }) {\n      enrollment { id status rejectReason }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentRejectDocument,
    "\n  mutation EnrollmentSuspend($id: ID!, $reason: String!) {\n    enrollmentSuspend(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentSuspendDocument,
    "\n  mutation EnrollmentBan($id: ID!, $reason: String!) {\n    enrollmentBan(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentBanDocument,
    "\n  mutation EnrollmentReinstate($id: ID!) {\n    enrollmentReinstate(id: $id) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n": types.EnrollmentReinstateDocument,
    "\n  fragment CancelRun on PayoutRun {\n    id\n    status\n    payoutCount\n    totals { amount currencyCode }\n  }\n": types.CancelRunFragmentDoc,
    "\n  mutation PayoutRunCancel($id: ID!) {\n    payoutRunCancel(id: $id) {\n      payoutRun { id status fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": types.PayoutRunCancelDocument,
    "\n  mutation PayoutRunCreate($input: PayoutRunCreateInput!) {\n    payoutRunCreate(input: $input) {\n      payoutRun { id }\n      userErrors { field message code }\n    }\n  }\n": types.PayoutRunCreateDocument,
    "\n  fragment ExclusionRow on PayoutExclusion {\n    reason\n    mayChangeOn\n    due { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n": types.ExclusionRowFragmentDoc,
    "\n  mutation PayoutMarkFailed($id: ID!, $input: ReasonInput!) {\n    payoutMarkFailed(id: $id, input: $input) {\n      payout { id status failureReason }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": types.PayoutMarkFailedDocument,
    "\n  query PayoutRunPreview($programId: ID!, $cutOffAt: DateTime) {\n    payoutRunPreview(programId: $programId, cutOffAt: $cutOffAt) {\n      cutOffAt\n      totals { amount currencyCode }\n      payouts { ...PlannedRow }\n      exclusions { ...ExclusionRow }\n    }\n  }\n": types.PayoutRunPreviewDocument,
    "\n  mutation PayoutsMarkPaid($ids: [ID!]!) {\n    payoutsMarkPaid(ids: $ids) {\n      payouts { id status paidAt }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": types.PayoutsMarkPaidDocument,
    "\n  fragment PayoutRow on Payout {\n    id\n    number\n    status\n    paidAt\n    failureReason\n    accountNumberMasked\n    amount { amount currencyCode }\n    partner { id name }\n  }\n": types.PayoutRowFragmentDoc,
    "\n  fragment PlannedRow on PlannedPayout {\n    commissionCount\n    amount { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n": types.PlannedRowFragmentDoc,
    "\n  fragment RunChecklist on PayoutRun {\n    id\n    status\n    cutOffAt\n    createdAt\n    createdBy\n    approvedBy\n    approvedAt\n    completedAt\n    needsSecondPerson\n    payoutCount\n    fileUrl\n    totals { amount currencyCode }\n    statusCounts { status count }\n  }\n": types.RunChecklistFragmentDoc,
    "\n  mutation PayoutRunApprove($id: ID!) {\n    payoutRunApprove(id: $id) {\n      payoutRun { id status approvedBy approvedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": types.PayoutRunApproveDocument,
    "\n  mutation PayoutRunSubmit($id: ID!) {\n    payoutRunSubmit(id: $id) {\n      payoutRun { id status statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n": types.PayoutRunSubmitDocument,
    "\n  query PayoutRun($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRun(id: $id) {\n      id\n      status\n      cutOffAt\n      createdAt\n      payoutCount\n      totals { amount currencyCode }\n      exclusions { ...ExclusionRow }\n      payouts(first: $first, after: $after, last: $last, before: $before) {\n        edges { node { id ...PayoutRow } }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n        totalCount\n      }\n      ...RunChecklist\n      ...CancelRun\n    }\n  }\n": types.PayoutRunDocument,
    "\n  fragment RunRow on PayoutRun {\n    id\n    status\n    cutOffAt\n    payoutCount\n    totals { amount currencyCode }\n  }\n": types.RunRowFragmentDoc,
    "\n  query PayoutRuns($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRuns(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...RunRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.PayoutRunsDocument,
    "\n  fragment StatementLine on PayoutLine {\n    id\n    commission {\n      id\n      kind\n      occurredAt\n      customerLabel\n      incentiveName\n      amount { amount currencyCode }\n    }\n  }\n": types.StatementLineFragmentDoc,
    "\n  query Statement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      amount { amount currencyCode }\n      run { id }\n      partner { id name email }\n      program { id name }\n      lines { ...StatementLine }\n    }\n  }\n": types.StatementDocument,
    "\n  query Names($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on User { id name }\n      ... on ApiKey { id }\n    }\n  }\n": types.NamesDocument,
    "\n  query KeyNames {\n    apiKeys(first: 100) { edges { node { id name } } }\n  }\n": types.KeyNamesDocument,
    "\n  query EnrollmentPicker($filter: EnrollmentFilter!) {\n    enrollments(filter: $filter, first: 10) {\n      edges { node { id partner { id name email } } }\n    }\n  }\n": types.EnrollmentPickerDocument,
    "\n  query LinkPicker($filter: LinkFilter!) {\n    links(filter: $filter, first: 10) {\n      edges { node { id code enrollment { id partner { id name } } } }\n    }\n  }\n": types.LinkPickerDocument,
    "\n  fragment PlanEdit on Plan {\n    id\n    name\n    versions { id appliesTo ...PlanSentences }\n  }\n": types.PlanEditFragmentDoc,
    "\n  mutation PlanVersionSave($planId: ID!, $input: PlanVersionInput!) {\n    planVersionSave(planId: $planId, input: $input) {\n      plan {\n        id\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n      userErrors { field message code }\n    }\n  }\n": types.PlanVersionSaveDocument,
    "\n  mutation PlanCreate($programId: ID!, $input: PlanCreateInput!) {\n    planCreate(programId: $programId, input: $input) {\n      plan { id name }\n      program { id plans { id name } }\n      userErrors { field message code }\n    }\n  }\n": types.PlanCreateDocument,
    "\n  mutation PlanUse($programId: ID!, $planId: ID!) {\n    programUpdate(id: $programId, input: { planId: $planId }) {\n      program { id plan { id name } }\n      userErrors { field message code }\n    }\n  }\n": types.PlanUseDocument,
    "\n  mutation PlanArchive($id: ID!) {\n    planArchive(id: $id) {\n      plan { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n": types.PlanArchiveDocument,
    "\n  query Plan($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n    }\n  }\n": types.PlanDocument,
    "\n  fragment PlanSentences on PlanVersion {\n    incentives {\n      id\n      key\n      name\n      position\n      trigger\n      terms {\n        structure { kind flat { amount currencyCode } percentage }\n        conditions {\n          match\n          attribute\n          operator\n          values\n          conditions {\n            match\n            attribute\n            operator\n            values\n            conditions { match attribute operator values }\n          }\n        }\n        limits { firstOnly maxCount maxMonths }\n        min { amount currencyCode }\n        max { amount currencyCode }\n        holdDays\n        exclusiveGroup\n      }\n    }\n  }\n": types.PlanSentencesFragmentDoc,
    "\n  query Plans($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id name }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number ...PlanSentences }\n      }\n    }\n  }\n": types.PlansDocument,
    "\n  fragment PlanVersions on Plan {\n    versions { id number effectiveFrom appliesTo note createdAt ...PlanSentences }\n  }\n": types.PlanVersionsFragmentDoc,
    "\n  query PlanNames($programId: ID!) {\n    program(id: $programId) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n": types.PlanNamesDocument,
    "\n  mutation ConsoleProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name locale }\n      userErrors { field message code }\n    }\n  }\n": types.ConsoleProfileUpdateDocument,
    "\n  mutation ConsolePasswordChange($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id }\n      userErrors { field message code }\n    }\n  }\n": types.ConsolePasswordChangeDocument,
    "\n  query ConsolePrograms {\n    programs(first: 100) {\n      edges { node { id name slug accentColor timeZone currency } }\n    }\n  }\n": types.ConsoleProgramsDocument,
    "\n  fragment MoveDialog on Referral {\n    id\n    name\n    stage { id name kind }\n  }\n": types.MoveDialogFragmentDoc,
    "\n  query MoveStages($id: ID!) {\n    program(id: $id) { id stages { id name kind } }\n  }\n": types.MoveStagesDocument,
    "\n  mutation ReferralMove($id: ID!, $input: ReferralMoveInput!) {\n    referralMove(id: $id, input: $input) {\n      referral {\n        id\n        stageSince\n        closedAt\n        stage { id name kind }\n        stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n        earned { amount currencyCode }\n      }\n      userErrors { field message code }\n    }\n  }\n": types.ReferralMoveDocument,
    "\n  query ReferralPanel($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      email\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      enrollment { id partner { id name } }\n      customer { id externalId }\n      stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n      ...MoveDialog\n    }\n  }\n": types.ReferralPanelDocument,
    "\n  fragment ReferralRow on Referral {\n    id\n    name\n    stageSince\n    stage { id name kind }\n    value { amount currencyCode }\n    earned { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n": types.ReferralRowFragmentDoc,
    "\n  query Referrals($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ReferralRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.ReferralsDocument,
    "\n  query StageTabs($id: ID!) {\n    program(id: $id) { id stages { id name } }\n  }\n": types.StageTabsDocument,
    "\n  fragment ApplySettings on Program {\n    id\n    description\n    terms\n    approvesPartners\n  }\n": types.ApplySettingsFragmentDoc,
    "\n  fragment BasicSettings on Program {\n    id\n    name\n    siteUrl\n    timeZone\n    currency\n    accentColor\n  }\n": types.BasicSettingsFragmentDoc,
    "\n  fragment CommissionSettings on Program {\n    id\n    holdDays\n    excludesTax\n    excludesShipping\n    needsCommissionApproval\n    plan { id name }\n    plans { id name archivedAt }\n  }\n": types.CommissionSettingsFragmentDoc,
    "\n  fragment CreditSettings on Program {\n    id\n    attributionModel\n    creditScope\n    windowDays\n    halfLifeDays\n    touchPriority\n  }\n": types.CreditSettingsFragmentDoc,
    "\n  fragment EventTypes on Program {\n    id\n    eventTypes { id key name isLead isSale }\n  }\n": types.EventTypesFragmentDoc,
    "\n  mutation EventTypeCreate($programId: ID!, $input: EventTypeCreateInput!) {\n    eventTypeCreate(programId: $programId, input: $input) {\n      program { id ...EventTypes }\n      userErrors { field message code }\n    }\n  }\n": types.EventTypeCreateDocument,
    "\n  mutation GroupCreate($programId: ID!, $input: GroupInput!) {\n    groupCreate(programId: $programId, input: $input) {\n      program { id ...Groups }\n      userErrors { field message code }\n    }\n  }\n": types.GroupCreateDocument,
    "\n  mutation GroupUpdate($id: ID!, $input: GroupInput!) {\n    groupUpdate(id: $id, input: $input) {\n      group { id name plan { id name } payoutMinimum { amount currencyCode } }\n      userErrors { field message code }\n    }\n  }\n": types.GroupUpdateDocument,
    "\n  fragment Groups on Program {\n    id\n    currency\n    plans { id name archivedAt }\n    groups { id name enrollmentCount plan { id name } payoutMinimum { amount currencyCode } }\n  }\n": types.GroupsFragmentDoc,
    "\n  fragment LinkSettings on Program {\n    id\n    allowedHosts\n    queryParameters\n  }\n": types.LinkSettingsFragmentDoc,
    "\n  mutation ProgramCreate($input: ProgramCreateInput!) {\n    programCreate(input: $input) {\n      program { id name slug accentColor timeZone currency }\n      userErrors { field message code }\n    }\n  }\n": types.ProgramCreateDocument,
    "\n  fragment PayoutSettings on Program {\n    id\n    currency\n    payoutMinimum { amount currencyCode }\n    payoutDay\n    fourEyesLimit { amount currencyCode }\n  }\n": types.PayoutSettingsFragmentDoc,
    "\n  mutation ProgramUpdate($id: ID!, $input: ProgramUpdateInput!) {\n    programUpdate(id: $id, input: $input) {\n      program {\n        id\n        slug\n        ...BasicSettings\n        ...ApplySettings\n        ...CreditSettings\n        ...CommissionSettings\n        ...PayoutSettings\n        ...LinkSettings\n      }\n      userErrors { field message code }\n    }\n  }\n": types.ProgramUpdateDocument,
    "\n  query ProgramSettings($programId: ID!) {\n    program(id: $programId) {\n      id\n      ...BasicSettings\n      ...ApplySettings\n      ...CreditSettings\n      ...CommissionSettings\n      ...PayoutSettings\n      ...LinkSettings\n      ...EventTypes\n      ...Groups\n    }\n  }\n": types.ProgramSettingsDocument,
    "\n  mutation TierDelete($id: ID!) {\n    tierDelete(id: $id) {\n      deletedId\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n": types.TierDeleteDocument,
    "\n  fragment TierEdit on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id }\n    enrollmentCount\n  }\n": types.TierEditFragmentDoc,
    "\n  mutation TierUpdate($id: ID!, $input: TierInput!) {\n    tierUpdate(id: $id, input: $input) {\n      tier { id ...TierStep ...TierEdit }\n      userErrors { field message code }\n    }\n  }\n": types.TierUpdateDocument,
    "\n  mutation TierCreate($programId: ID!, $input: TierInput!) {\n    tierCreate(programId: $programId, input: $input) {\n      tier { id }\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n": types.TierCreateDocument,
    "\n  fragment TierStep on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id name }\n    enrollmentCount\n  }\n": types.TierStepFragmentDoc,
    "\n  query Tiers($programId: ID!) {\n    program(id: $programId) {\n      id\n      currency\n      eventTypes { id key name }\n      plans { id name archivedAt }\n      tiers { id enrollmentCount ...TierStep ...TierEdit }\n    }\n  }\n": types.TiersDocument,
    "\n  fragment AttributionExplanation on Attribution {\n    outcome\n    model\n    kind\n    boundAt\n    touches { kind at verdict reason windowDays }\n  }\n": types.AttributionExplanationFragmentDoc,
    "\n  fragment CommissionExplanation on Commission {\n    id\n    status\n    statusReason\n    statusSince\n    releaseAt\n    amount { amount currencyCode }\n    net { amount currencyCode }\n    payout { id number }\n    program {\n      id\n      needsCommissionApproval\n      eventTypes { id key name }\n      stages { id key name }\n    }\n    reversals { id createdAt amount { amount currencyCode } }\n    reversalExplanation {\n      refundAmount { amount currencyCode }\n      refundedTotal { amount currencyCode }\n      refundable { amount currencyCode }\n      originalAmount { amount currencyCode }\n    }\n    explanation { hold { days } ...PricingExplanation }\n    attribution { ...AttributionExplanation }\n  }\n": types.CommissionExplanationFragmentDoc,
    "\n  fragment PricingExplanation on CommissionExplanation {\n    isPaid\n    reason\n    incentive { name trigger }\n    conditions {\n      match attribute operator values seen holds\n      conditions {\n        match attribute operator values seen holds\n        conditions { match attribute operator values seen holds }\n      }\n    }\n    limits { kind limit counted firstAt endsAt holds }\n    base {\n      lines { label productId category amount { minor currency } }\n      total { minor currency }\n    }\n    structure { kind percentage flat { amount currencyCode } }\n    fullAmount { minor currency }\n    min { applied bound { amount currencyCode } }\n    max { applied bound { amount currencyCode } }\n    choice { group candidates { name amount { minor currency } } }\n    creditPercentage\n    rounding { exact { minor currency } amount { amount currencyCode } }\n    hold { days source releaseAt }\n  }\n": types.PricingExplanationFragmentDoc,
    "\n  mutation SignOut {\n    signOut { userErrors { message } }\n  }\n": types.SignOutDocument,
    "\n  mutation SeatSwitch($id: ID!) {\n    seatSwitch(id: $id) { userErrors { message } }\n  }\n": types.SeatSwitchDocument,
    "\n  query Viewer {\n    viewer {\n      user { id name email locale }\n      organization { id name slug }\n      partner { id name }\n      role\n      permissions\n      seats { id organizationName partnerName role isCurrent }\n      isFirstRun\n    }\n  }\n": types.ViewerDocument,
    "\n  query PortalCommission($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      releaseAt\n      incentiveName\n      customerLabel\n      conversionType\n      occurredAt\n      createdAt\n      amount { amount currencyCode }\n      original { id }\n      payout { id number }\n      program { id eventTypes { id key name } stages { id key name } }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n": types.PortalCommissionDocument,
    "\n  query Earnings(\n    $filter: CommissionFilter!, $all: CommissionFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...EarningsRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $all) { status count amount { amount currencyCode } }\n  }\n": types.EarningsDocument,
    "\n  fragment EarningsRow on Commission {\n    id\n    kind\n    status\n    releaseAt\n    occurredAt\n    incentiveName\n    customerLabel\n    amount { amount currencyCode }\n  }\n": types.EarningsRowFragmentDoc,
    "\n  query PortalEnrollments {\n    enrollments(filter: { status: [APPLIED, APPROVED, SUSPENDED, BANNED] }, first: 50) {\n      edges {\n        node {\n          id\n          status\n          createdAt\n          application\n          program { id name slug accentColor timeZone currency }\n        }\n      }\n    }\n    rejections: enrollments(filter: { status: [REJECTED] }, first: 1) {\n      edges { node { id createdAt application rejectReason } }\n    }\n  }\n": types.PortalEnrollmentsDocument,
    "\n  fragment BalanceFigures on Enrollment {\n    program { id currency }\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      earned { amount currencyCode }\n    }\n    monthTotals: totals(period: $month) { earned { amount currencyCode } }\n  }\n": types.BalanceFiguresFragmentDoc,
    "\n  query PortalHome($id: ID!, $month: PeriodInput!) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      ...BalanceFigures\n      ...HomeDetails\n    }\n    links(filter: { enrollmentId: $id }, last: 1) {\n      edges { node { id ...ShareBox } }\n    }\n  }\n": types.PortalHomeDocument,
    "\n  fragment PayoutAnswer on Enrollment {\n    status\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n  }\n": types.PayoutAnswerFragmentDoc,
    "\n  query PortalEvents($id: ID!) {\n    referrals(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          name\n          stageChanges { id occurredAt fromStage { id } toStage { id name } }\n        }\n      }\n    }\n    commissions(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          kind\n          customerLabel\n          amount { amount currencyCode }\n          changes { id createdAt fromStatus toStatus }\n        }\n      }\n    }\n    payouts(filter: { enrollmentId: $id }, first: 5) {\n      edges { node { id number createdAt paidAt amount { amount currencyCode } } }\n    }\n  }\n": types.PortalEventsDocument,
    "\n  fragment FirstSteps on Enrollment {\n    status\n    totals { clickCount }\n    pipeline { stage { id } count }\n    partner { id payoutMethods { id } }\n  }\n": types.FirstStepsFragmentDoc,
    "\n  fragment HomeDetails on Enrollment {\n    id\n    status\n    ...FirstSteps\n    ...PipelineCard\n    ...TierCard\n  }\n": types.HomeDetailsFragmentDoc,
    "\n  fragment PipelineCard on Enrollment {\n    pipeline {\n      stage { id name kind }\n      count\n      value { amount currencyCode }\n    }\n  }\n": types.PipelineCardFragmentDoc,
    "\n  fragment ShareBox on Link {\n    code\n    url\n    qrUrl\n  }\n": types.ShareBoxFragmentDoc,
    "\n  fragment TierCard on Enrollment {\n    tier { id name color benefits }\n    tierSince\n    program { id eventTypes { id key name } }\n    tierProgress {\n      nextTier { id name mode window { kind days } benefits }\n      requirements {\n        kind eventType value threshold missing isMet\n        valueAmount { amount currencyCode }\n        thresholdAmount { amount currencyCode }\n        missingAmount { amount currencyCode }\n      }\n    }\n  }\n": types.TierCardFragmentDoc,
    "\n  mutation PortalLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n": types.PortalLinkCreateDocument,
    "\n  mutation PortalLinkUpdate($id: ID!, $input: LinkUpdateInput!) {\n    linkUpdate(id: $id, input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n": types.PortalLinkUpdateDocument,
    "\n  fragment LinkItem on Link {\n    id\n    code\n    name\n    destination\n    url\n    qrUrl\n    isMain\n    formerCodes\n    archivedAt\n    totals { clickCount lastClickAt }\n  }\n": types.LinkItemFragmentDoc,
    "\n  mutation PortalLinkArchive($id: ID!) {\n    linkArchive(id: $id) {\n      link { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n": types.PortalLinkArchiveDocument,
    "\n  query PortalLinks(\n    $id: ID!, $filter: LinkFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      codes { id word archivedAt }\n      program { id siteUrl allowedHosts }\n    }\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkItem } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.PortalLinksDocument,
    "\n  mutation PortalPayoutMethodSet($input: PayoutMethodSetInput!) {\n    payoutMethodSet(input: $input) {\n      payoutMethod { id currency accountHolder accountNumberMasked bankCode }\n      partner { id payoutMethods { id } }\n      userErrors { field message code }\n    }\n  }\n": types.PortalPayoutMethodSetDocument,
    "\n  query PayoutMethodPage($id: ID!) {\n    enrollment(id: $id) {\n      id\n      balances { currencyCode }\n      program { id currency }\n      partner {\n        id\n        name\n        payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n      }\n    }\n  }\n": types.PayoutMethodPageDocument,
    "\n  fragment PayoutMethods on Partner {\n    payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n  }\n": types.PayoutMethodsFragmentDoc,
    "\n  query PortalPayouts(\n    $id: ID!, $filter: PayoutFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      balances { currencyCode }\n      program { id currency }\n      partner { id ...PayoutMethods }\n    }\n    payouts(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          number\n          status\n          amount { amount currencyCode }\n          createdAt\n          paidAt\n          accountNumberMasked\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.PortalPayoutsDocument,
    "\n  fragment StatementLines on Payout {\n    amount { amount currencyCode }\n    lines {\n      id\n      commission {\n        id\n        kind\n        occurredAt\n        incentiveName\n        customerLabel\n        amount { amount currencyCode }\n      }\n    }\n  }\n": types.StatementLinesFragmentDoc,
    "\n  query PortalStatement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      amount { amount currencyCode }\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      program { id name }\n      partner { id name email country }\n      ...StatementLines\n    }\n  }\n": types.PortalStatementDocument,
    "\n  query ReferralColumn($filter: ReferralFilter!, $first: Int!) {\n    referrals(filter: $filter, first: $first) {\n      edges { node { id name stageSince value { amount currencyCode } } }\n      totalCount\n    }\n  }\n": types.ReferralColumnDocument,
    "\n  query ReferralList($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          name\n          stage { id name kind }\n          stageSince\n          value { amount currencyCode }\n          earned { amount currencyCode }\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.ReferralListDocument,
    "\n  query PortalReferral($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      company\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      stageSince\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      stageChanges { id occurredAt reason fromStage { id name } toStage { id name kind } }\n    }\n  }\n": types.PortalReferralDocument,
    "\n  query ReferralStages($id: ID!) {\n    enrollment(id: $id) {\n      id\n      pipeline {\n        stage { id name kind position }\n        count\n        value { amount currencyCode }\n      }\n    }\n  }\n": types.ReferralStagesDocument,
    "\n  query PortalCompany($id: ID!) {\n    enrollment(id: $id) { id partner { id name email country website } }\n  }\n": types.PortalCompanyDocument,
    "\n  mutation PortalPartnerUpdate($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id name email country website }\n      userErrors { field message code }\n    }\n  }\n": types.PortalPartnerUpdateDocument,
    "\n  mutation PortalInvitationCreate($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      url\n      userErrors { field message code }\n    }\n  }\n": types.PortalInvitationCreateDocument,
    "\n  mutation PortalProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name email locale }\n      userErrors { field message code }\n    }\n  }\n": types.PortalProfileUpdateDocument,
    "\n  query PortalTeam($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id users { id role user { id name email } } }\n    }\n  }\n": types.PortalTeamDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProgramApply($input: ProgramApplyInput!) {\n    programApply(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ProgramApply($input: ProgramApplyInput!) {\n    programApply(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgramPage($organization: String!, $program: String!) {\n    programPage(organizationSlug: $organization, slug: $program) {\n      id\n      name\n      organizationName\n      description\n      terms\n      accentColor\n    }\n  }\n"): (typeof documents)["\n  query ProgramPage($organization: String!, $program: String!) {\n    programPage(organizationSlug: $organization, slug: $program) {\n      id\n      name\n      organizationName\n      description\n      terms\n      accentColor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoLoad {\n    demoLoad {\n      signIns { description email password }\n      userErrors { message }\n    }\n  }\n"): (typeof documents)["\n  mutation DemoLoad {\n    demoLoad {\n      signIns { description email password }\n      userErrors { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvitationAccept($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation InvitationAccept($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrganizationCreate($input: OrganizationCreateInput!) {\n    organizationCreate(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation OrganizationCreate($input: OrganizationCreateInput!) {\n    organizationCreate(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer { user { id } partner { id } isFirstRun }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuditEvent on Event { id kind subject actor createdAt }\n"): (typeof documents)["\n  fragment AuditEvent on Event { id kind subject actor createdAt }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Audit($subject: ID, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    events(subject: $subject, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...AuditEvent } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Audit($subject: ID, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    events(subject: $subject, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...AuditEvent } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditSubjects($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on Partner { id partnerName: name }\n      ... on Enrollment { id program { id } partner { id name } }\n      ... on Conversion { id type externalId }\n      ... on Commission { id amount { amount currencyCode } program { id } partner { id name } }\n      ... on Customer { id externalId company }\n      ... on Referral { id referralName: name program { id } }\n      ... on Refund { id refundId: externalId conversion { id } }\n      ... on PayoutRun { id cutOffAt program { id } }\n      ... on Payout { id number program { id } }\n      ... on Link { id linkCode: code }\n      ... on Code { id word }\n      ... on Program { id programName: name }\n      ... on Plan { id planName: name }\n      ... on Tier { id tierName: name }\n      ... on Group { id groupName: name }\n      ... on ApiKey { id }\n      ... on User { id userName: name }\n      ... on Invitation { id email }\n      ... on UnknownCode { id unknownCode: code }\n      ... on Member { id user { id name } }\n      ... on Organization { id organizationName: name }\n      ... on EventType { id typeName: name }\n      ... on PayoutMethod { id accountHolder }\n    }\n  }\n"): (typeof documents)["\n  query AuditSubjects($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on Partner { id partnerName: name }\n      ... on Enrollment { id program { id } partner { id name } }\n      ... on Conversion { id type externalId }\n      ... on Commission { id amount { amount currencyCode } program { id } partner { id name } }\n      ... on Customer { id externalId company }\n      ... on Referral { id referralName: name program { id } }\n      ... on Refund { id refundId: externalId conversion { id } }\n      ... on PayoutRun { id cutOffAt program { id } }\n      ... on Payout { id number program { id } }\n      ... on Link { id linkCode: code }\n      ... on Code { id word }\n      ... on Program { id programName: name }\n      ... on Plan { id planName: name }\n      ... on Tier { id tierName: name }\n      ... on Group { id groupName: name }\n      ... on ApiKey { id }\n      ... on User { id userName: name }\n      ... on Invitation { id email }\n      ... on UnknownCode { id unknownCode: code }\n      ... on Member { id user { id name } }\n      ... on Organization { id organizationName: name }\n      ... on EventType { id typeName: name }\n      ... on PayoutMethod { id accountHolder }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommissionBulk on Commission {\n    id\n    status\n    releaseAt\n    amount { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment CommissionBulk on Commission {\n    id\n    status\n    releaseAt\n    amount { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommissionsApprove($ids: [ID!]!) {\n    commissionsApprove(ids: $ids) {\n      commissions { id status statusSince }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CommissionsApprove($ids: [ID!]!) {\n    commissionsApprove(ids: $ids) {\n      commissions { id status statusSince }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommissionsReject($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsReject(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CommissionsReject($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsReject(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommissionsHold($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsHold(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CommissionsHold($ids: [ID!]!, $input: ReasonInput!) {\n    commissionsHold(ids: $ids, input: $input) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommissionsRelease($ids: [ID!]!) {\n    commissionsRelease(ids: $ids) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CommissionsRelease($ids: [ID!]!) {\n    commissionsRelease(ids: $ids) {\n      commissions { id status statusSince statusReason }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CommissionPanel($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      amount { amount currencyCode }\n      createdAt\n      incentiveName\n      enrollment { id }\n      partner { id name }\n      conversion { id externalId type }\n      original { id amount { amount currencyCode } }\n      payout { id number }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n"): (typeof documents)["\n  query CommissionPanel($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      amount { amount currencyCode }\n      createdAt\n      incentiveName\n      enrollment { id }\n      partner { id name }\n      conversion { id externalId type }\n      original { id amount { amount currencyCode } }\n      payout { id number }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommissionRow on Commission {\n    id\n    kind\n    status\n    amount { amount currencyCode }\n    occurredAt\n    releaseAt\n    customerLabel\n    incentiveName\n    partner { id name }\n  }\n"): (typeof documents)["\n  fragment CommissionRow on Commission {\n    id\n    kind\n    status\n    amount { amount currencyCode }\n    occurredAt\n    releaseAt\n    customerLabel\n    incentiveName\n    partner { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommissionTotals on CommissionTotal {\n    status\n    count\n    amount { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment CommissionTotals on CommissionTotal {\n    status\n    count\n    amount { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Commissions($filter: CommissionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CommissionRow ...CommissionBulk } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $filter) { ...CommissionTotals }\n  }\n"): (typeof documents)["\n  query Commissions($filter: CommissionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CommissionRow ...CommissionBulk } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $filter) { ...CommissionTotals }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssignDialog($id: ID!) {\n    conversion(id: $id) { id ...AssignForm }\n  }\n"): (typeof documents)["\n  query AssignDialog($id: ID!) {\n    conversion(id: $id) { id ...AssignForm }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssignForm on Conversion {\n    id\n    amount { amount currencyCode }\n    credits { ...CreditWords }\n  }\n"): (typeof documents)["\n  fragment AssignForm on Conversion {\n    id\n    amount { amount currencyCode }\n    credits { ...CreditWords }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConversionAssign($id: ID!, $input: ConversionAssignInput!) {\n    conversionAssign(id: $id, input: $input) {\n      conversion { id credits { ...CreditWords } ...ConversionDetail }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ConversionAssign($id: ID!, $input: ConversionAssignInput!) {\n    conversionAssign(id: $id, input: $input) {\n      conversion { id credits { ...CreditWords } ...ConversionDetail }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionAttribution on Conversion {\n    id\n    attribution {\n      overrideReason\n      touches { enrollment { id partner { id name } } }\n      ...AttributionExplanation\n    }\n  }\n"): (typeof documents)["\n  fragment ConversionAttribution on Conversion {\n    id\n    attribution {\n      overrideReason\n      touches { enrollment { id partner { id name } } }\n      ...AttributionExplanation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionCommissions on Conversion {\n    id\n    commissions {\n      id\n      kind\n      status\n      createdAt\n      amount { amount currencyCode }\n      incentiveName\n      partner { id name }\n    }\n  }\n"): (typeof documents)["\n  fragment ConversionCommissions on Conversion {\n    id\n    commissions {\n      id\n      kind\n      status\n      createdAt\n      amount { amount currencyCode }\n      incentiveName\n      partner { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionFacts on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    createdAt\n    source\n    code\n    amount { amount currencyCode }\n    programAmount { amount currencyCode }\n    tax { amount currencyCode }\n    shipping { amount currencyCode }\n    discount { amount currencyCode }\n    metadata { key value }\n    customer { id externalId name company }\n  }\n"): (typeof documents)["\n  fragment ConversionFacts on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    createdAt\n    source\n    code\n    amount { amount currencyCode }\n    programAmount { amount currencyCode }\n    tax { amount currencyCode }\n    shipping { amount currencyCode }\n    discount { amount currencyCode }\n    metadata { key value }\n    customer { id externalId name company }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionDetail on Conversion {\n    id\n    type\n    externalId\n    amount { amount currencyCode }\n    refundable { amount currencyCode }\n    refunds { id }\n    credits { ...CreditWords }\n    ...ConversionFacts\n    ...ConversionAttribution\n    ...ConversionPlans\n    ...ConversionPricing\n    ...ConversionCommissions\n    ...ConversionRefunds\n    ...RefundDialog\n  }\n"): (typeof documents)["\n  fragment ConversionDetail on Conversion {\n    id\n    type\n    externalId\n    amount { amount currencyCode }\n    refundable { amount currencyCode }\n    refunds { id }\n    credits { ...CreditWords }\n    ...ConversionFacts\n    ...ConversionAttribution\n    ...ConversionPlans\n    ...ConversionPricing\n    ...ConversionCommissions\n    ...ConversionRefunds\n    ...RefundDialog\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversion($id: ID!) {\n    conversion(id: $id) { id ...ConversionDetail }\n  }\n"): (typeof documents)["\n  query Conversion($id: ID!) {\n    conversion(id: $id) { id ...ConversionDetail }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionRow on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    amount { amount currencyCode }\n    customer { id externalId name company }\n    credits { ...CreditWords }\n  }\n"): (typeof documents)["\n  fragment ConversionRow on Conversion {\n    id\n    type\n    externalId\n    occurredAt\n    amount { amount currencyCode }\n    customer { id externalId name company }\n    credits { ...CreditWords }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversions($filter: ConversionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    conversions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ConversionRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Conversions($filter: ConversionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    conversions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ConversionRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CreditWords on Credit {\n    percentage\n    enrollment { id partner { id name } }\n  }\n"): (typeof documents)["\n  fragment CreditWords on Credit {\n    percentage\n    enrollment { id partner { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionPlans on Conversion {\n    id\n    planChoices {\n      enrollment { id partner { id name } }\n      planVersion { id number }\n      candidates { source isWinner plan { id name } }\n    }\n  }\n"): (typeof documents)["\n  fragment ConversionPlans on Conversion {\n    id\n    planChoices {\n      enrollment { id partner { id name } }\n      planVersion { id number }\n      candidates { source isWinner plan { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionPricing on Conversion {\n    id\n    pricing {\n      isPaid\n      enrollment { id partner { id name } }\n      incentive { key name }\n      rounding { amount { amount currencyCode } }\n      ...PricingExplanation\n    }\n  }\n"): (typeof documents)["\n  fragment ConversionPricing on Conversion {\n    id\n    pricing {\n      isPaid\n      enrollment { id partner { id name } }\n      incentive { key name }\n      rounding { amount { amount currencyCode } }\n      ...PricingExplanation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConversionRecord($input: ConversionRecordInput!) {\n    conversionRecord(input: $input) {\n      conversion { id credits { ...CreditWords } }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ConversionRecord($input: ConversionRecordInput!) {\n    conversionRecord(input: $input) {\n      conversion { id credits { ...CreditWords } }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RefundDialog on Conversion {\n    id\n    refundable { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment RefundDialog on Conversion {\n    id\n    refundable { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefundRecord($input: RefundRecordInput!) {\n    refundRecord(input: $input) {\n      refund { id amount { amount currencyCode } }\n      conversion { id ...ConversionDetail }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation RefundRecord($input: RefundRecordInput!) {\n    refundRecord(input: $input) {\n      refund { id amount { amount currencyCode } }\n      conversion { id ...ConversionDetail }\n      isRepeated\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionRefunds on Conversion {\n    id\n    refundable { amount currencyCode }\n    refunds { id externalId occurredAt reason amount { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment ConversionRefunds on Conversion {\n    id\n    refundable { amount currencyCode }\n    refunds { id externalId occurredAt reason amount { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventTypes($id: ID!) {\n    program(id: $id) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n"): (typeof documents)["\n  query EventTypes($id: ID!) {\n    program(id: $id) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CustomerConversions on Customer {\n    id\n    conversions {\n      id\n      type\n      externalId\n      occurredAt\n      amount { amount currencyCode }\n      credits { ...CreditWords }\n    }\n  }\n"): (typeof documents)["\n  fragment CustomerConversions on Customer {\n    id\n    conversions {\n      id\n      type\n      externalId\n      occurredAt\n      amount { amount currencyCode }\n      credits { ...CreditWords }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id\n      externalId\n      name\n      company\n      email\n      country\n      createdAt\n      metadata { key value }\n      boundCredits { ...CreditWords }\n      ...CustomerConversions\n    }\n  }\n"): (typeof documents)["\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id\n      externalId\n      name\n      company\n      email\n      country\n      createdAt\n      metadata { key value }\n      boundCredits { ...CreditWords }\n      ...CustomerConversions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CustomerRow on Customer { id externalId name company email country createdAt }\n"): (typeof documents)["\n  fragment CustomerRow on Customer { id externalId name company email country createdAt }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customers($filter: CustomerFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    customers(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CustomerRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Customers($filter: CustomerFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    customers(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...CustomerRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CustomerIdentify($input: CustomerIdentifyInput!) {\n    customerIdentify(input: $input) {\n      customer { id email company boundCredits { enrollment { id } percentage } }\n      attributedConversions { id credits { enrollment { id } percentage } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CustomerIdentify($input: CustomerIdentifyInput!) {\n    customerIdentify(input: $input) {\n      customer { id email company boundCredits { enrollment { id } percentage } }\n      attributedConversions { id credits { enrollment { id } percentage } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApiKeyCreate($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey { id }\n      secret\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ApiKeyCreate($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey { id }\n      secret\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiKeyRow on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    usedAt\n    revokedAt\n    partner { id name }\n  }\n"): (typeof documents)["\n  fragment ApiKeyRow on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    usedAt\n    revokedAt\n    partner { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeys($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    apiKeys(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ApiKeyRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ApiKeys($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    apiKeys(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ApiKeyRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApiKeyRevoke($id: ID!) {\n    apiKeyRevoke(id: $id) {\n      apiKey { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ApiKeyRevoke($id: ID!) {\n    apiKeyRevoke(id: $id) {\n      apiKey { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeAnswer on ProgramReport {\n    period { startsAt endsAt }\n    current { revenue { amount currencyCode } cost { amount currencyCode } returnRatio }\n  }\n"): (typeof documents)["\n  fragment HomeAnswer on ProgramReport {\n    period { startsAt endsAt }\n    current { revenue { amount currencyCode } cost { amount currencyCode } returnRatio }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeFigures on ProgramReport {\n    period { startsAt endsAt }\n    current {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      otherCosts { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n    previous {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n  }\n"): (typeof documents)["\n  fragment HomeFigures on ProgramReport {\n    period { startsAt endsAt }\n    current {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      otherCosts { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n    previous {\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n      returnRatio\n      customerCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsoleHome($programId: ID!, $period: PeriodInput!) {\n    programReport(programId: $programId, period: $period) {\n      ...HomeAnswer\n      ...HomeFigures\n      ...HomeFunnel\n      ...HomeRevenue\n      ...HomeTopPartners\n    }\n  }\n"): (typeof documents)["\n  query ConsoleHome($programId: ID!, $period: PeriodInput!) {\n    programReport(programId: $programId, period: $period) {\n      ...HomeAnswer\n      ...HomeFigures\n      ...HomeFunnel\n      ...HomeRevenue\n      ...HomeTopPartners\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeFunnel on ProgramReport {\n    period { startsAt endsAt }\n    current { clickCount leadCount saleCount }\n  }\n"): (typeof documents)["\n  fragment HomeFunnel on ProgramReport {\n    period { startsAt endsAt }\n    current { clickCount leadCount saleCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeRevenue on ProgramReport {\n    series { startsOn revenue { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment HomeRevenue on ProgramReport {\n    series { startsOn revenue { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeTasks($programId: ID!) {\n    programTasks(programId: $programId) {\n      applicationCount\n      approvalCount\n      onHoldCount\n      unattributedCount\n      unknownCodeCount\n      openRunCount\n      payable { amount currencyCode }\n    }\n  }\n"): (typeof documents)["\n  query HomeTasks($programId: ID!) {\n    programTasks(programId: $programId) {\n      applicationCount\n      approvalCount\n      onHoldCount\n      unattributedCount\n      unknownCodeCount\n      openRunCount\n      payable { amount currencyCode }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeTopPartners on ProgramReport {\n    period { startsAt endsAt }\n    topPartners {\n      enrollment { id partner { id name } tier { id name } }\n      clickCount\n      leadCount\n      saleCount\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n    }\n  }\n"): (typeof documents)["\n  fragment HomeTopPartners on ProgramReport {\n    period { startsAt endsAt }\n    topPartners {\n      enrollment { id partner { id name } tier { id name } }\n      clickCount\n      leadCount\n      saleCount\n      revenue { amount currencyCode }\n      cost { amount currencyCode }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Ledger($programId: ID!) {\n    ledgerBalances(programId: $programId) {\n      kind\n      accountCount\n      balance { amount currencyCode }\n    }\n  }\n"): (typeof documents)["\n  query Ledger($programId: ID!) {\n    ledgerBalances(programId: $programId) {\n      kind\n      accountCount\n      balance { amount currencyCode }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnknownCodeResolve($id: ID!, $input: UnknownCodeResolveInput!) {\n    unknownCodeResolve(id: $id, input: $input) {\n      unknownCode { id resolvedAt }\n      link { id formerCodes }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation UnknownCodeResolve($id: ID!, $input: UnknownCodeResolveInput!) {\n    unknownCodeResolve(id: $id, input: $input) {\n      unknownCode { id resolvedAt }\n      link { id formerCodes }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LinkPanel($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Link {\n        id\n        code\n        name\n        url\n        qrUrl\n        destination\n        windowDays\n        formerCodes\n        createdAt\n        archivedAt\n        enrollment { id partner { id name } }\n        totals { clickCount uncountedClickCount lastClickAt }\n      }\n    }\n  }\n"): (typeof documents)["\n  query LinkPanel($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Link {\n        id\n        code\n        name\n        url\n        qrUrl\n        destination\n        windowDays\n        formerCodes\n        createdAt\n        archivedAt\n        enrollment { id partner { id name } }\n        totals { clickCount uncountedClickCount lastClickAt }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LinkRow on Link {\n    id\n    code\n    name\n    isMain\n    archivedAt\n    enrollment { id partner { id name } }\n    totals { clickCount lastClickAt }\n  }\n"): (typeof documents)["\n  fragment LinkRow on Link {\n    id\n    code\n    name\n    isMain\n    archivedAt\n    enrollment { id partner { id name } }\n    totals { clickCount lastClickAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Links($filter: LinkFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Links($filter: LinkFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnknownCodeRow on UnknownCode { id code hitCount seenAt resolvedAt }\n"): (typeof documents)["\n  fragment UnknownCodeRow on UnknownCode { id code hitCount seenAt resolvedAt }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnknownCodes($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    unknownCodes(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...UnknownCodeRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query UnknownCodes($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    unknownCodes(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...UnknownCodeRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EnrollmentFilter($id: ID!) {\n    enrollment(id: $id) { id partner { id name } }\n  }\n"): (typeof documents)["\n  query EnrollmentFilter($id: ID!) {\n    enrollment(id: $id) { id partner { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvitationRow on Invitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n    acceptedAt\n    revokedAt\n    partner { id name }\n  }\n"): (typeof documents)["\n  fragment InvitationRow on Invitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n    acceptedAt\n    revokedAt\n    partner { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invitations($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...InvitationRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Invitations($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...InvitationRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvitationRevoke($id: ID!) {\n    invitationRevoke(id: $id) {\n      invitation { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation InvitationRevoke($id: ID!) {\n    invitationRevoke(id: $id) {\n      invitation { id revokedAt }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MemberInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id email }\n      url\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation MemberInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id email }\n      url\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberRow on Member {\n    id\n    role\n    createdAt\n    user { id name email }\n  }\n"): (typeof documents)["\n  fragment MemberRow on Member {\n    id\n    role\n    createdAt\n    user { id name email }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    members(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...MemberRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Members($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    members(first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...MemberRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MemberRemove($id: ID!) {\n    memberRemove(id: $id) {\n      deletedId\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation MemberRemove($id: ID!) {\n    memberRemove(id: $id) {\n      deletedId\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MemberUpdate($id: ID!, $input: MemberUpdateInput!) {\n    memberUpdate(id: $id, input: $input) {\n      member { id role }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation MemberUpdate($id: ID!, $input: MemberUpdateInput!) {\n    memberUpdate(id: $id, input: $input) {\n      member { id role }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NavigationTasks($programId: ID!) {\n    programTasks(programId: $programId) { applicationCount }\n  }\n"): (typeof documents)["\n  query NavigationTasks($programId: ID!) {\n    programTasks(programId: $programId) { applicationCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApplicationCard on Enrollment {\n    id\n    createdAt\n    application\n    partner { id name email country website users { id user { id name } } }\n  }\n"): (typeof documents)["\n  fragment ApplicationCard on Enrollment {\n    id\n    createdAt\n    application\n    partner { id name email country website users { id user { id name } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Applications($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(\n      filter: { programId: $programId, status: [APPLIED] }\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      edges { node { id ...ApplicationCard } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Applications($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(\n      filter: { programId: $programId, status: [APPLIED] }\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      edges { node { id ...ApplicationCard } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CodeCreate($input: CodeCreateInput!) {\n    codeCreate(input: $input) {\n      code { id word }\n      enrollment { id ...PartnerCodes }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CodeCreate($input: CodeCreateInput!) {\n    codeCreate(input: $input) {\n      code { id word }\n      enrollment { id ...PartnerCodes }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PartnerInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id expiresAt }\n      url\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PartnerInvite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation { id expiresAt }\n      url\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PartnerLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id url }\n      enrollment { id ...PartnerLinks }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PartnerLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id url }\n      enrollment { id ...PartnerLinks }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PartnerCreate($input: PartnerCreateInput!) {\n    partnerCreate(input: $input) {\n      enrollment { id }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PartnerCreate($input: PartnerCreateInput!) {\n    partnerCreate(input: $input) {\n      enrollment { id }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartnerGroups($programId: ID!) {\n    program(id: $programId) { id groups { id name } }\n  }\n"): (typeof documents)["\n  query PartnerGroups($programId: ID!) {\n    program(id: $programId) { id groups { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PartnerNotesSave($id: ID!, $notes: String!) {\n    partnerUpdate(id: $id, input: { notes: $notes }) {\n      partner { id ...PartnerNotes }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PartnerNotesSave($id: ID!, $notes: String!) {\n    partnerUpdate(id: $id, input: { notes: $notes }) {\n      partner { id ...PartnerNotes }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerActions on Enrollment {\n    id\n    status\n    partner { id name }\n  }\n"): (typeof documents)["\n  fragment PartnerActions on Enrollment {\n    id\n    status\n    partner { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerAnswer on Enrollment {\n    status\n    createdAt\n    approvedAt\n    rejectReason\n    application\n  }\n"): (typeof documents)["\n  fragment PartnerAnswer on Enrollment {\n    status\n    createdAt\n    approvedAt\n    rejectReason\n    application\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerCodes on Enrollment {\n    id\n    status\n    codes { id word createdAt archivedAt }\n  }\n"): (typeof documents)["\n  fragment PartnerCodes on Enrollment {\n    id\n    status\n    codes { id word createdAt archivedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CodeArchive($id: ID!) {\n    codeArchive(id: $id) {\n      code { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CodeArchive($id: ID!) {\n    codeArchive(id: $id) {\n      code { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartnerCommissions($enrollmentId: ID!) {\n    commissions(filter: { enrollmentId: $enrollmentId }, first: 6) {\n      edges {\n        node {\n          id\n          status\n          releaseAt\n          occurredAt\n          customerLabel\n          incentiveName\n          amount { amount currencyCode }\n        }\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PartnerCommissions($enrollmentId: ID!) {\n    commissions(filter: { enrollmentId: $enrollmentId }, first: 6) {\n      edges {\n        node {\n          id\n          status\n          releaseAt\n          occurredAt\n          customerLabel\n          incentiveName\n          amount { amount currencyCode }\n        }\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerContact on Partner {\n    id\n    name\n    email\n    type\n    country\n    website\n    tags\n    createdAt\n  }\n"): (typeof documents)["\n  fragment PartnerContact on Partner {\n    id\n    name\n    email\n    type\n    country\n    website\n    tags\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PartnerEdit($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id ...PartnerContact }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PartnerEdit($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id ...PartnerContact }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerFigures on Enrollment {\n    id\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      paid { amount currencyCode }\n      earned { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment PartnerFigures on Enrollment {\n    id\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      paid { amount currencyCode }\n      earned { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerLinks on Enrollment {\n    id\n    status\n    links(first: 10) {\n      edges {\n        node {\n          id\n          code\n          name\n          url\n          destination\n          isMain\n          archivedAt\n          totals { clickCount lastClickAt }\n        }\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  fragment PartnerLinks on Enrollment {\n    id\n    status\n    links(first: 10) {\n      edges {\n        node {\n          id\n          code\n          name\n          url\n          destination\n          isMain\n          archivedAt\n          totals { clickCount lastClickAt }\n        }\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerNotes on Partner {\n    id\n    name\n    notes\n  }\n"): (typeof documents)["\n  fragment PartnerNotes on Partner {\n    id\n    name\n    notes\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsolePartner($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id name ...PartnerContact ...PartnerNotes ...PartnerPeople ...PartnerMethods }\n      ...PartnerAnswer\n      ...PartnerActions\n      ...PartnerFigures\n      ...PartnerTerms\n      ...PartnerTier\n      ...PartnerLinks\n      ...PartnerCodes\n    }\n  }\n"): (typeof documents)["\n  query ConsolePartner($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id name ...PartnerContact ...PartnerNotes ...PartnerPeople ...PartnerMethods }\n      ...PartnerAnswer\n      ...PartnerActions\n      ...PartnerFigures\n      ...PartnerTerms\n      ...PartnerTier\n      ...PartnerLinks\n      ...PartnerCodes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartnerPayouts($enrollmentId: ID!, $first: Int!) {\n    payouts(filter: { enrollmentId: $enrollmentId }, first: $first) {\n      edges { node { id number status createdAt paidAt amount { amount currencyCode } } }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PartnerPayouts($enrollmentId: ID!, $first: Int!) {\n    payouts(filter: { enrollmentId: $enrollmentId }, first: $first) {\n      edges { node { id number status createdAt paidAt amount { amount currencyCode } } }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerMethods on Partner {\n    payoutMethods { id kind currency accountHolder accountNumberMasked bankCode }\n  }\n"): (typeof documents)["\n  fragment PartnerMethods on Partner {\n    payoutMethods { id kind currency accountHolder accountNumberMasked bankCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerPeople on Partner {\n    id\n    name\n    email\n    users { id role user { id name email } }\n  }\n"): (typeof documents)["\n  fragment PartnerPeople on Partner {\n    id\n    name\n    email\n    users { id role user { id name email } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerTerms on Enrollment {\n    id\n    partner { id name }\n    group { id name }\n    plan { id name }\n    tier { id name }\n    terms { source planVersion { id number ...PlanSentences } }\n  }\n"): (typeof documents)["\n  fragment PartnerTerms on Enrollment {\n    id\n    partner { id name }\n    group { id name }\n    plan { id name }\n    tier { id name }\n    terms { source planVersion { id number ...PlanSentences } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerTier on Enrollment {\n    id\n    partner { id name }\n    tier { id ...TierName }\n    tierSince\n    ...PartnerTierProgress\n    ...PartnerTierMoves\n  }\n"): (typeof documents)["\n  fragment PartnerTier on Enrollment {\n    id\n    partner { id name }\n    tier { id ...TierName }\n    tierSince\n    ...PartnerTierProgress\n    ...PartnerTierMoves\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartnersFilters($programId: ID!) {\n    program(id: $programId) {\n      id\n      tiers { id name }\n      groups { id name }\n    }\n  }\n"): (typeof documents)["\n  query PartnersFilters($programId: ID!) {\n    program(id: $programId) {\n      id\n      tiers { id name }\n      groups { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsolePartners($filter: EnrollmentFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...PartnersTableRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ConsolePartners($filter: EnrollmentFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    enrollments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...PartnersTableRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnersTableRow on Enrollment {\n    id\n    status\n    createdAt\n    approvedAt\n    partner { id name email type }\n    tier { id ...TierName }\n    group { id name }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment PartnersTableRow on Enrollment {\n    id\n    status\n    createdAt\n    approvedAt\n    partner { id name email type }\n    tier { id ...TierName }\n    group { id name }\n    totals { clickCount leadCount saleCount revenue { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TermsChoices($programId: ID!) {\n    program(id: $programId) {\n      id\n      plans { id name archivedAt }\n      groups { id name }\n    }\n  }\n"): (typeof documents)["\n  query TermsChoices($programId: ID!) {\n    program(id: $programId) {\n      id\n      plans { id name archivedAt }\n      groups { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentTerms($id: ID!, $input: EnrollmentUpdateInput!) {\n    enrollmentUpdate(id: $id, input: $input) {\n      enrollment { id ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentTerms($id: ID!, $input: EnrollmentUpdateInput!) {\n    enrollmentUpdate(id: $id, input: $input) {\n      enrollment { id ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TierChoices($programId: ID!) {\n    program(id: $programId) { id tiers { id name rank } }\n  }\n"): (typeof documents)["\n  query TierChoices($programId: ID!) {\n    program(id: $programId) { id tiers { id name rank } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentTier($id: ID!, $tierId: ID!, $reason: String!) {\n    enrollmentUpdate(id: $id, input: { tierId: $tierId, reason: $reason }) {\n      enrollment { id ...PartnerTier ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentTier($id: ID!, $tierId: ID!, $reason: String!) {\n    enrollmentUpdate(id: $id, input: { tierId: $tierId, reason: $reason }) {\n      enrollment { id ...PartnerTier ...PartnerTerms }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerTierMoves on Enrollment {\n    tierMoves {\n      id\n      fromTier { id name }\n      toTier { id name }\n      cause\n      reason\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  fragment PartnerTierMoves on Enrollment {\n    tierMoves {\n      id\n      fromTier { id name }\n      toTier { id name }\n      cause\n      reason\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TierName on Tier {\n    name\n    color\n  }\n"): (typeof documents)["\n  fragment TierName on Tier {\n    name\n    color\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PartnerTierProgress on Enrollment {\n    tierProgress {\n      nextTier { id name mode window { kind days } }\n      requirements { kind eventType value threshold missing isMet }\n    }\n  }\n"): (typeof documents)["\n  fragment PartnerTierProgress on Enrollment {\n    tierProgress {\n      nextTier { id name mode window { kind days } }\n      requirements { kind eventType value threshold missing isMet }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentApprove($id: ID!) {\n    enrollmentApprove(id: $id) {\n      enrollment { id status approvedAt }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentApprove($id: ID!) {\n    enrollmentApprove(id: $id) {\n      enrollment { id status approvedAt }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentReject($id: ID!, $reason: String!) {\n    enrollmentReject(id: $id, input: { reason: $reason }) {\n      enrollment { id status rejectReason }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentReject($id: ID!, $reason: String!) {\n    enrollmentReject(id: $id, input: { reason: $reason }) {\n      enrollment { id status rejectReason }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentSuspend($id: ID!, $reason: String!) {\n    enrollmentSuspend(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentSuspend($id: ID!, $reason: String!) {\n    enrollmentSuspend(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentBan($id: ID!, $reason: String!) {\n    enrollmentBan(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentBan($id: ID!, $reason: String!) {\n    enrollmentBan(id: $id, input: { reason: $reason }) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnrollmentReinstate($id: ID!) {\n    enrollmentReinstate(id: $id) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EnrollmentReinstate($id: ID!) {\n    enrollmentReinstate(id: $id) {\n      enrollment { id status }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CancelRun on PayoutRun {\n    id\n    status\n    payoutCount\n    totals { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment CancelRun on PayoutRun {\n    id\n    status\n    payoutCount\n    totals { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayoutRunCancel($id: ID!) {\n    payoutRunCancel(id: $id) {\n      payoutRun { id status fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PayoutRunCancel($id: ID!) {\n    payoutRunCancel(id: $id) {\n      payoutRun { id status fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayoutRunCreate($input: PayoutRunCreateInput!) {\n    payoutRunCreate(input: $input) {\n      payoutRun { id }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PayoutRunCreate($input: PayoutRunCreateInput!) {\n    payoutRunCreate(input: $input) {\n      payoutRun { id }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ExclusionRow on PayoutExclusion {\n    reason\n    mayChangeOn\n    due { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n"): (typeof documents)["\n  fragment ExclusionRow on PayoutExclusion {\n    reason\n    mayChangeOn\n    due { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayoutMarkFailed($id: ID!, $input: ReasonInput!) {\n    payoutMarkFailed(id: $id, input: $input) {\n      payout { id status failureReason }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PayoutMarkFailed($id: ID!, $input: ReasonInput!) {\n    payoutMarkFailed(id: $id, input: $input) {\n      payout { id status failureReason }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayoutRunPreview($programId: ID!, $cutOffAt: DateTime) {\n    payoutRunPreview(programId: $programId, cutOffAt: $cutOffAt) {\n      cutOffAt\n      totals { amount currencyCode }\n      payouts { ...PlannedRow }\n      exclusions { ...ExclusionRow }\n    }\n  }\n"): (typeof documents)["\n  query PayoutRunPreview($programId: ID!, $cutOffAt: DateTime) {\n    payoutRunPreview(programId: $programId, cutOffAt: $cutOffAt) {\n      cutOffAt\n      totals { amount currencyCode }\n      payouts { ...PlannedRow }\n      exclusions { ...ExclusionRow }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayoutsMarkPaid($ids: [ID!]!) {\n    payoutsMarkPaid(ids: $ids) {\n      payouts { id status paidAt }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PayoutsMarkPaid($ids: [ID!]!) {\n    payoutsMarkPaid(ids: $ids) {\n      payouts { id status paidAt }\n      payoutRun { id status completedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PayoutRow on Payout {\n    id\n    number\n    status\n    paidAt\n    failureReason\n    accountNumberMasked\n    amount { amount currencyCode }\n    partner { id name }\n  }\n"): (typeof documents)["\n  fragment PayoutRow on Payout {\n    id\n    number\n    status\n    paidAt\n    failureReason\n    accountNumberMasked\n    amount { amount currencyCode }\n    partner { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlannedRow on PlannedPayout {\n    commissionCount\n    amount { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n"): (typeof documents)["\n  fragment PlannedRow on PlannedPayout {\n    commissionCount\n    amount { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunChecklist on PayoutRun {\n    id\n    status\n    cutOffAt\n    createdAt\n    createdBy\n    approvedBy\n    approvedAt\n    completedAt\n    needsSecondPerson\n    payoutCount\n    fileUrl\n    totals { amount currencyCode }\n    statusCounts { status count }\n  }\n"): (typeof documents)["\n  fragment RunChecklist on PayoutRun {\n    id\n    status\n    cutOffAt\n    createdAt\n    createdBy\n    approvedBy\n    approvedAt\n    completedAt\n    needsSecondPerson\n    payoutCount\n    fileUrl\n    totals { amount currencyCode }\n    statusCounts { status count }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayoutRunApprove($id: ID!) {\n    payoutRunApprove(id: $id) {\n      payoutRun { id status approvedBy approvedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PayoutRunApprove($id: ID!) {\n    payoutRunApprove(id: $id) {\n      payoutRun { id status approvedBy approvedAt fileUrl statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayoutRunSubmit($id: ID!) {\n    payoutRunSubmit(id: $id) {\n      payoutRun { id status statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PayoutRunSubmit($id: ID!) {\n    payoutRunSubmit(id: $id) {\n      payoutRun { id status statusCounts { status count } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayoutRun($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRun(id: $id) {\n      id\n      status\n      cutOffAt\n      createdAt\n      payoutCount\n      totals { amount currencyCode }\n      exclusions { ...ExclusionRow }\n      payouts(first: $first, after: $after, last: $last, before: $before) {\n        edges { node { id ...PayoutRow } }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n        totalCount\n      }\n      ...RunChecklist\n      ...CancelRun\n    }\n  }\n"): (typeof documents)["\n  query PayoutRun($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRun(id: $id) {\n      id\n      status\n      cutOffAt\n      createdAt\n      payoutCount\n      totals { amount currencyCode }\n      exclusions { ...ExclusionRow }\n      payouts(first: $first, after: $after, last: $last, before: $before) {\n        edges { node { id ...PayoutRow } }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n        totalCount\n      }\n      ...RunChecklist\n      ...CancelRun\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunRow on PayoutRun {\n    id\n    status\n    cutOffAt\n    payoutCount\n    totals { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment RunRow on PayoutRun {\n    id\n    status\n    cutOffAt\n    payoutCount\n    totals { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayoutRuns($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRuns(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...RunRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PayoutRuns($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    payoutRuns(programId: $programId, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...RunRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StatementLine on PayoutLine {\n    id\n    commission {\n      id\n      kind\n      occurredAt\n      customerLabel\n      incentiveName\n      amount { amount currencyCode }\n    }\n  }\n"): (typeof documents)["\n  fragment StatementLine on PayoutLine {\n    id\n    commission {\n      id\n      kind\n      occurredAt\n      customerLabel\n      incentiveName\n      amount { amount currencyCode }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Statement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      amount { amount currencyCode }\n      run { id }\n      partner { id name email }\n      program { id name }\n      lines { ...StatementLine }\n    }\n  }\n"): (typeof documents)["\n  query Statement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      amount { amount currencyCode }\n      run { id }\n      partner { id name email }\n      program { id name }\n      lines { ...StatementLine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Names($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on User { id name }\n      ... on ApiKey { id }\n    }\n  }\n"): (typeof documents)["\n  query Names($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on User { id name }\n      ... on ApiKey { id }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeyNames {\n    apiKeys(first: 100) { edges { node { id name } } }\n  }\n"): (typeof documents)["\n  query KeyNames {\n    apiKeys(first: 100) { edges { node { id name } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EnrollmentPicker($filter: EnrollmentFilter!) {\n    enrollments(filter: $filter, first: 10) {\n      edges { node { id partner { id name email } } }\n    }\n  }\n"): (typeof documents)["\n  query EnrollmentPicker($filter: EnrollmentFilter!) {\n    enrollments(filter: $filter, first: 10) {\n      edges { node { id partner { id name email } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LinkPicker($filter: LinkFilter!) {\n    links(filter: $filter, first: 10) {\n      edges { node { id code enrollment { id partner { id name } } } }\n    }\n  }\n"): (typeof documents)["\n  query LinkPicker($filter: LinkFilter!) {\n    links(filter: $filter, first: 10) {\n      edges { node { id code enrollment { id partner { id name } } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlanEdit on Plan {\n    id\n    name\n    versions { id appliesTo ...PlanSentences }\n  }\n"): (typeof documents)["\n  fragment PlanEdit on Plan {\n    id\n    name\n    versions { id appliesTo ...PlanSentences }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanVersionSave($planId: ID!, $input: PlanVersionInput!) {\n    planVersionSave(planId: $planId, input: $input) {\n      plan {\n        id\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PlanVersionSave($planId: ID!, $input: PlanVersionInput!) {\n    planVersionSave(planId: $planId, input: $input) {\n      plan {\n        id\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanCreate($programId: ID!, $input: PlanCreateInput!) {\n    planCreate(programId: $programId, input: $input) {\n      plan { id name }\n      program { id plans { id name } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PlanCreate($programId: ID!, $input: PlanCreateInput!) {\n    planCreate(programId: $programId, input: $input) {\n      plan { id name }\n      program { id plans { id name } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanUse($programId: ID!, $planId: ID!) {\n    programUpdate(id: $programId, input: { planId: $planId }) {\n      program { id plan { id name } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PlanUse($programId: ID!, $planId: ID!) {\n    programUpdate(id: $programId, input: { planId: $planId }) {\n      program { id plan { id name } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanArchive($id: ID!) {\n    planArchive(id: $id) {\n      plan { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PlanArchive($id: ID!) {\n    planArchive(id: $id) {\n      plan { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Plan($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n    }\n  }\n"): (typeof documents)["\n  query Plan($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number effectiveFrom ...PlanSentences }\n        ...PlanVersions\n        ...PlanEdit\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlanSentences on PlanVersion {\n    incentives {\n      id\n      key\n      name\n      position\n      trigger\n      terms {\n        structure { kind flat { amount currencyCode } percentage }\n        conditions {\n          match\n          attribute\n          operator\n          values\n          conditions {\n            match\n            attribute\n            operator\n            values\n            conditions { match attribute operator values }\n          }\n        }\n        limits { firstOnly maxCount maxMonths }\n        min { amount currencyCode }\n        max { amount currencyCode }\n        holdDays\n        exclusiveGroup\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PlanSentences on PlanVersion {\n    incentives {\n      id\n      key\n      name\n      position\n      trigger\n      terms {\n        structure { kind flat { amount currencyCode } percentage }\n        conditions {\n          match\n          attribute\n          operator\n          values\n          conditions {\n            match\n            attribute\n            operator\n            values\n            conditions { match attribute operator values }\n          }\n        }\n        limits { firstOnly maxCount maxMonths }\n        min { amount currencyCode }\n        max { amount currencyCode }\n        holdDays\n        exclusiveGroup\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Plans($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id name }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number ...PlanSentences }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Plans($programId: ID!) {\n    program(id: $programId) {\n      id\n      plan { id name }\n      tiers { id name plan { id } }\n      groups { id name plan { id } }\n      plans {\n        id\n        name\n        currentVersion { id number ...PlanSentences }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlanVersions on Plan {\n    versions { id number effectiveFrom appliesTo note createdAt ...PlanSentences }\n  }\n"): (typeof documents)["\n  fragment PlanVersions on Plan {\n    versions { id number effectiveFrom appliesTo note createdAt ...PlanSentences }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlanNames($programId: ID!) {\n    program(id: $programId) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n"): (typeof documents)["\n  query PlanNames($programId: ID!) {\n    program(id: $programId) {\n      id\n      eventTypes { id key name isSale }\n      stages { id key name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConsoleProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name locale }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ConsoleProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name locale }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConsolePasswordChange($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ConsolePasswordChange($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsolePrograms {\n    programs(first: 100) {\n      edges { node { id name slug accentColor timeZone currency } }\n    }\n  }\n"): (typeof documents)["\n  query ConsolePrograms {\n    programs(first: 100) {\n      edges { node { id name slug accentColor timeZone currency } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MoveDialog on Referral {\n    id\n    name\n    stage { id name kind }\n  }\n"): (typeof documents)["\n  fragment MoveDialog on Referral {\n    id\n    name\n    stage { id name kind }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoveStages($id: ID!) {\n    program(id: $id) { id stages { id name kind } }\n  }\n"): (typeof documents)["\n  query MoveStages($id: ID!) {\n    program(id: $id) { id stages { id name kind } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReferralMove($id: ID!, $input: ReferralMoveInput!) {\n    referralMove(id: $id, input: $input) {\n      referral {\n        id\n        stageSince\n        closedAt\n        stage { id name kind }\n        stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n        earned { amount currencyCode }\n      }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ReferralMove($id: ID!, $input: ReferralMoveInput!) {\n    referralMove(id: $id, input: $input) {\n      referral {\n        id\n        stageSince\n        closedAt\n        stage { id name kind }\n        stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n        earned { amount currencyCode }\n      }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReferralPanel($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      email\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      enrollment { id partner { id name } }\n      customer { id externalId }\n      stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n      ...MoveDialog\n    }\n  }\n"): (typeof documents)["\n  query ReferralPanel($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      email\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      enrollment { id partner { id name } }\n      customer { id externalId }\n      stageChanges { id reason occurredAt fromStage { id name } toStage { id name } }\n      ...MoveDialog\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReferralRow on Referral {\n    id\n    name\n    stageSince\n    stage { id name kind }\n    value { amount currencyCode }\n    earned { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n"): (typeof documents)["\n  fragment ReferralRow on Referral {\n    id\n    name\n    stageSince\n    stage { id name kind }\n    value { amount currencyCode }\n    earned { amount currencyCode }\n    enrollment { id partner { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Referrals($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ReferralRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Referrals($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...ReferralRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StageTabs($id: ID!) {\n    program(id: $id) { id stages { id name } }\n  }\n"): (typeof documents)["\n  query StageTabs($id: ID!) {\n    program(id: $id) { id stages { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApplySettings on Program {\n    id\n    description\n    terms\n    approvesPartners\n  }\n"): (typeof documents)["\n  fragment ApplySettings on Program {\n    id\n    description\n    terms\n    approvesPartners\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BasicSettings on Program {\n    id\n    name\n    siteUrl\n    timeZone\n    currency\n    accentColor\n  }\n"): (typeof documents)["\n  fragment BasicSettings on Program {\n    id\n    name\n    siteUrl\n    timeZone\n    currency\n    accentColor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommissionSettings on Program {\n    id\n    holdDays\n    excludesTax\n    excludesShipping\n    needsCommissionApproval\n    plan { id name }\n    plans { id name archivedAt }\n  }\n"): (typeof documents)["\n  fragment CommissionSettings on Program {\n    id\n    holdDays\n    excludesTax\n    excludesShipping\n    needsCommissionApproval\n    plan { id name }\n    plans { id name archivedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CreditSettings on Program {\n    id\n    attributionModel\n    creditScope\n    windowDays\n    halfLifeDays\n    touchPriority\n  }\n"): (typeof documents)["\n  fragment CreditSettings on Program {\n    id\n    attributionModel\n    creditScope\n    windowDays\n    halfLifeDays\n    touchPriority\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventTypes on Program {\n    id\n    eventTypes { id key name isLead isSale }\n  }\n"): (typeof documents)["\n  fragment EventTypes on Program {\n    id\n    eventTypes { id key name isLead isSale }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EventTypeCreate($programId: ID!, $input: EventTypeCreateInput!) {\n    eventTypeCreate(programId: $programId, input: $input) {\n      program { id ...EventTypes }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation EventTypeCreate($programId: ID!, $input: EventTypeCreateInput!) {\n    eventTypeCreate(programId: $programId, input: $input) {\n      program { id ...EventTypes }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GroupCreate($programId: ID!, $input: GroupInput!) {\n    groupCreate(programId: $programId, input: $input) {\n      program { id ...Groups }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation GroupCreate($programId: ID!, $input: GroupInput!) {\n    groupCreate(programId: $programId, input: $input) {\n      program { id ...Groups }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GroupUpdate($id: ID!, $input: GroupInput!) {\n    groupUpdate(id: $id, input: $input) {\n      group { id name plan { id name } payoutMinimum { amount currencyCode } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation GroupUpdate($id: ID!, $input: GroupInput!) {\n    groupUpdate(id: $id, input: $input) {\n      group { id name plan { id name } payoutMinimum { amount currencyCode } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Groups on Program {\n    id\n    currency\n    plans { id name archivedAt }\n    groups { id name enrollmentCount plan { id name } payoutMinimum { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment Groups on Program {\n    id\n    currency\n    plans { id name archivedAt }\n    groups { id name enrollmentCount plan { id name } payoutMinimum { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LinkSettings on Program {\n    id\n    allowedHosts\n    queryParameters\n  }\n"): (typeof documents)["\n  fragment LinkSettings on Program {\n    id\n    allowedHosts\n    queryParameters\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProgramCreate($input: ProgramCreateInput!) {\n    programCreate(input: $input) {\n      program { id name slug accentColor timeZone currency }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ProgramCreate($input: ProgramCreateInput!) {\n    programCreate(input: $input) {\n      program { id name slug accentColor timeZone currency }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PayoutSettings on Program {\n    id\n    currency\n    payoutMinimum { amount currencyCode }\n    payoutDay\n    fourEyesLimit { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment PayoutSettings on Program {\n    id\n    currency\n    payoutMinimum { amount currencyCode }\n    payoutDay\n    fourEyesLimit { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProgramUpdate($id: ID!, $input: ProgramUpdateInput!) {\n    programUpdate(id: $id, input: $input) {\n      program {\n        id\n        slug\n        ...BasicSettings\n        ...ApplySettings\n        ...CreditSettings\n        ...CommissionSettings\n        ...PayoutSettings\n        ...LinkSettings\n      }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation ProgramUpdate($id: ID!, $input: ProgramUpdateInput!) {\n    programUpdate(id: $id, input: $input) {\n      program {\n        id\n        slug\n        ...BasicSettings\n        ...ApplySettings\n        ...CreditSettings\n        ...CommissionSettings\n        ...PayoutSettings\n        ...LinkSettings\n      }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgramSettings($programId: ID!) {\n    program(id: $programId) {\n      id\n      ...BasicSettings\n      ...ApplySettings\n      ...CreditSettings\n      ...CommissionSettings\n      ...PayoutSettings\n      ...LinkSettings\n      ...EventTypes\n      ...Groups\n    }\n  }\n"): (typeof documents)["\n  query ProgramSettings($programId: ID!) {\n    program(id: $programId) {\n      id\n      ...BasicSettings\n      ...ApplySettings\n      ...CreditSettings\n      ...CommissionSettings\n      ...PayoutSettings\n      ...LinkSettings\n      ...EventTypes\n      ...Groups\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TierDelete($id: ID!) {\n    tierDelete(id: $id) {\n      deletedId\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation TierDelete($id: ID!) {\n    tierDelete(id: $id) {\n      deletedId\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TierEdit on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id }\n    enrollmentCount\n  }\n"): (typeof documents)["\n  fragment TierEdit on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id }\n    enrollmentCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TierUpdate($id: ID!, $input: TierInput!) {\n    tierUpdate(id: $id, input: $input) {\n      tier { id ...TierStep ...TierEdit }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation TierUpdate($id: ID!, $input: TierInput!) {\n    tierUpdate(id: $id, input: $input) {\n      tier { id ...TierStep ...TierEdit }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TierCreate($programId: ID!, $input: TierInput!) {\n    tierCreate(programId: $programId, input: $input) {\n      tier { id }\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation TierCreate($programId: ID!, $input: TierInput!) {\n    tierCreate(programId: $programId, input: $input) {\n      tier { id }\n      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TierStep on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id name }\n    enrollmentCount\n  }\n"): (typeof documents)["\n  fragment TierStep on Tier {\n    id\n    rank\n    name\n    color\n    mode\n    window { kind days }\n    requirements { kind eventType threshold }\n    benefits\n    plan { id name }\n    enrollmentCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tiers($programId: ID!) {\n    program(id: $programId) {\n      id\n      currency\n      eventTypes { id key name }\n      plans { id name archivedAt }\n      tiers { id enrollmentCount ...TierStep ...TierEdit }\n    }\n  }\n"): (typeof documents)["\n  query Tiers($programId: ID!) {\n    program(id: $programId) {\n      id\n      currency\n      eventTypes { id key name }\n      plans { id name archivedAt }\n      tiers { id enrollmentCount ...TierStep ...TierEdit }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AttributionExplanation on Attribution {\n    outcome\n    model\n    kind\n    boundAt\n    touches { kind at verdict reason windowDays }\n  }\n"): (typeof documents)["\n  fragment AttributionExplanation on Attribution {\n    outcome\n    model\n    kind\n    boundAt\n    touches { kind at verdict reason windowDays }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommissionExplanation on Commission {\n    id\n    status\n    statusReason\n    statusSince\n    releaseAt\n    amount { amount currencyCode }\n    net { amount currencyCode }\n    payout { id number }\n    program {\n      id\n      needsCommissionApproval\n      eventTypes { id key name }\n      stages { id key name }\n    }\n    reversals { id createdAt amount { amount currencyCode } }\n    reversalExplanation {\n      refundAmount { amount currencyCode }\n      refundedTotal { amount currencyCode }\n      refundable { amount currencyCode }\n      originalAmount { amount currencyCode }\n    }\n    explanation { hold { days } ...PricingExplanation }\n    attribution { ...AttributionExplanation }\n  }\n"): (typeof documents)["\n  fragment CommissionExplanation on Commission {\n    id\n    status\n    statusReason\n    statusSince\n    releaseAt\n    amount { amount currencyCode }\n    net { amount currencyCode }\n    payout { id number }\n    program {\n      id\n      needsCommissionApproval\n      eventTypes { id key name }\n      stages { id key name }\n    }\n    reversals { id createdAt amount { amount currencyCode } }\n    reversalExplanation {\n      refundAmount { amount currencyCode }\n      refundedTotal { amount currencyCode }\n      refundable { amount currencyCode }\n      originalAmount { amount currencyCode }\n    }\n    explanation { hold { days } ...PricingExplanation }\n    attribution { ...AttributionExplanation }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PricingExplanation on CommissionExplanation {\n    isPaid\n    reason\n    incentive { name trigger }\n    conditions {\n      match attribute operator values seen holds\n      conditions {\n        match attribute operator values seen holds\n        conditions { match attribute operator values seen holds }\n      }\n    }\n    limits { kind limit counted firstAt endsAt holds }\n    base {\n      lines { label productId category amount { minor currency } }\n      total { minor currency }\n    }\n    structure { kind percentage flat { amount currencyCode } }\n    fullAmount { minor currency }\n    min { applied bound { amount currencyCode } }\n    max { applied bound { amount currencyCode } }\n    choice { group candidates { name amount { minor currency } } }\n    creditPercentage\n    rounding { exact { minor currency } amount { amount currencyCode } }\n    hold { days source releaseAt }\n  }\n"): (typeof documents)["\n  fragment PricingExplanation on CommissionExplanation {\n    isPaid\n    reason\n    incentive { name trigger }\n    conditions {\n      match attribute operator values seen holds\n      conditions {\n        match attribute operator values seen holds\n        conditions { match attribute operator values seen holds }\n      }\n    }\n    limits { kind limit counted firstAt endsAt holds }\n    base {\n      lines { label productId category amount { minor currency } }\n      total { minor currency }\n    }\n    structure { kind percentage flat { amount currencyCode } }\n    fullAmount { minor currency }\n    min { applied bound { amount currencyCode } }\n    max { applied bound { amount currencyCode } }\n    choice { group candidates { name amount { minor currency } } }\n    creditPercentage\n    rounding { exact { minor currency } amount { amount currencyCode } }\n    hold { days source releaseAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut { userErrors { message } }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut { userErrors { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeatSwitch($id: ID!) {\n    seatSwitch(id: $id) { userErrors { message } }\n  }\n"): (typeof documents)["\n  mutation SeatSwitch($id: ID!) {\n    seatSwitch(id: $id) { userErrors { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      user { id name email locale }\n      organization { id name slug }\n      partner { id name }\n      role\n      permissions\n      seats { id organizationName partnerName role isCurrent }\n      isFirstRun\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      user { id name email locale }\n      organization { id name slug }\n      partner { id name }\n      role\n      permissions\n      seats { id organizationName partnerName role isCurrent }\n      isFirstRun\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalCommission($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      releaseAt\n      incentiveName\n      customerLabel\n      conversionType\n      occurredAt\n      createdAt\n      amount { amount currencyCode }\n      original { id }\n      payout { id number }\n      program { id eventTypes { id key name } stages { id key name } }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n"): (typeof documents)["\n  query PortalCommission($id: ID!) {\n    commission(id: $id) {\n      id\n      kind\n      status\n      releaseAt\n      incentiveName\n      customerLabel\n      conversionType\n      occurredAt\n      createdAt\n      amount { amount currencyCode }\n      original { id }\n      payout { id number }\n      program { id eventTypes { id key name } stages { id key name } }\n      changes { id fromStatus toStatus reason createdAt }\n      ...CommissionExplanation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Earnings(\n    $filter: CommissionFilter!, $all: CommissionFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...EarningsRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $all) { status count amount { amount currencyCode } }\n  }\n"): (typeof documents)["\n  query Earnings(\n    $filter: CommissionFilter!, $all: CommissionFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...EarningsRow } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    commissionTotals(filter: $all) { status count amount { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EarningsRow on Commission {\n    id\n    kind\n    status\n    releaseAt\n    occurredAt\n    incentiveName\n    customerLabel\n    amount { amount currencyCode }\n  }\n"): (typeof documents)["\n  fragment EarningsRow on Commission {\n    id\n    kind\n    status\n    releaseAt\n    occurredAt\n    incentiveName\n    customerLabel\n    amount { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalEnrollments {\n    enrollments(filter: { status: [APPLIED, APPROVED, SUSPENDED, BANNED] }, first: 50) {\n      edges {\n        node {\n          id\n          status\n          createdAt\n          application\n          program { id name slug accentColor timeZone currency }\n        }\n      }\n    }\n    rejections: enrollments(filter: { status: [REJECTED] }, first: 1) {\n      edges { node { id createdAt application rejectReason } }\n    }\n  }\n"): (typeof documents)["\n  query PortalEnrollments {\n    enrollments(filter: { status: [APPLIED, APPROVED, SUSPENDED, BANNED] }, first: 50) {\n      edges {\n        node {\n          id\n          status\n          createdAt\n          application\n          program { id name slug accentColor timeZone currency }\n        }\n      }\n    }\n    rejections: enrollments(filter: { status: [REJECTED] }, first: 1) {\n      edges { node { id createdAt application rejectReason } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BalanceFigures on Enrollment {\n    program { id currency }\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      earned { amount currencyCode }\n    }\n    monthTotals: totals(period: $month) { earned { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment BalanceFigures on Enrollment {\n    program { id currency }\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      payable { amount currencyCode }\n      earned { amount currencyCode }\n    }\n    monthTotals: totals(period: $month) { earned { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalHome($id: ID!, $month: PeriodInput!) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      ...BalanceFigures\n      ...HomeDetails\n    }\n    links(filter: { enrollmentId: $id }, last: 1) {\n      edges { node { id ...ShareBox } }\n    }\n  }\n"): (typeof documents)["\n  query PortalHome($id: ID!, $month: PeriodInput!) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      ...BalanceFigures\n      ...HomeDetails\n    }\n    links(filter: { enrollmentId: $id }, last: 1) {\n      edges { node { id ...ShareBox } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PayoutAnswer on Enrollment {\n    status\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n  }\n"): (typeof documents)["\n  fragment PayoutAnswer on Enrollment {\n    status\n    balances {\n      currencyCode\n      held { amount currencyCode }\n      nextPayout { dueOn amount { amount currencyCode } blockedBy }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalEvents($id: ID!) {\n    referrals(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          name\n          stageChanges { id occurredAt fromStage { id } toStage { id name } }\n        }\n      }\n    }\n    commissions(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          kind\n          customerLabel\n          amount { amount currencyCode }\n          changes { id createdAt fromStatus toStatus }\n        }\n      }\n    }\n    payouts(filter: { enrollmentId: $id }, first: 5) {\n      edges { node { id number createdAt paidAt amount { amount currencyCode } } }\n    }\n  }\n"): (typeof documents)["\n  query PortalEvents($id: ID!) {\n    referrals(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          name\n          stageChanges { id occurredAt fromStage { id } toStage { id name } }\n        }\n      }\n    }\n    commissions(filter: { enrollmentId: $id }, first: 10) {\n      edges {\n        node {\n          id\n          kind\n          customerLabel\n          amount { amount currencyCode }\n          changes { id createdAt fromStatus toStatus }\n        }\n      }\n    }\n    payouts(filter: { enrollmentId: $id }, first: 5) {\n      edges { node { id number createdAt paidAt amount { amount currencyCode } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FirstSteps on Enrollment {\n    status\n    totals { clickCount }\n    pipeline { stage { id } count }\n    partner { id payoutMethods { id } }\n  }\n"): (typeof documents)["\n  fragment FirstSteps on Enrollment {\n    status\n    totals { clickCount }\n    pipeline { stage { id } count }\n    partner { id payoutMethods { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeDetails on Enrollment {\n    id\n    status\n    ...FirstSteps\n    ...PipelineCard\n    ...TierCard\n  }\n"): (typeof documents)["\n  fragment HomeDetails on Enrollment {\n    id\n    status\n    ...FirstSteps\n    ...PipelineCard\n    ...TierCard\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PipelineCard on Enrollment {\n    pipeline {\n      stage { id name kind }\n      count\n      value { amount currencyCode }\n    }\n  }\n"): (typeof documents)["\n  fragment PipelineCard on Enrollment {\n    pipeline {\n      stage { id name kind }\n      count\n      value { amount currencyCode }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ShareBox on Link {\n    code\n    url\n    qrUrl\n  }\n"): (typeof documents)["\n  fragment ShareBox on Link {\n    code\n    url\n    qrUrl\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TierCard on Enrollment {\n    tier { id name color benefits }\n    tierSince\n    program { id eventTypes { id key name } }\n    tierProgress {\n      nextTier { id name mode window { kind days } benefits }\n      requirements {\n        kind eventType value threshold missing isMet\n        valueAmount { amount currencyCode }\n        thresholdAmount { amount currencyCode }\n        missingAmount { amount currencyCode }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment TierCard on Enrollment {\n    tier { id name color benefits }\n    tierSince\n    program { id eventTypes { id key name } }\n    tierProgress {\n      nextTier { id name mode window { kind days } benefits }\n      requirements {\n        kind eventType value threshold missing isMet\n        valueAmount { amount currencyCode }\n        thresholdAmount { amount currencyCode }\n        missingAmount { amount currencyCode }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalLinkCreate($input: LinkCreateInput!) {\n    linkCreate(input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalLinkUpdate($id: ID!, $input: LinkUpdateInput!) {\n    linkUpdate(id: $id, input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalLinkUpdate($id: ID!, $input: LinkUpdateInput!) {\n    linkUpdate(id: $id, input: $input) {\n      link { id ...LinkItem }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LinkItem on Link {\n    id\n    code\n    name\n    destination\n    url\n    qrUrl\n    isMain\n    formerCodes\n    archivedAt\n    totals { clickCount lastClickAt }\n  }\n"): (typeof documents)["\n  fragment LinkItem on Link {\n    id\n    code\n    name\n    destination\n    url\n    qrUrl\n    isMain\n    formerCodes\n    archivedAt\n    totals { clickCount lastClickAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalLinkArchive($id: ID!) {\n    linkArchive(id: $id) {\n      link { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalLinkArchive($id: ID!) {\n    linkArchive(id: $id) {\n      link { id archivedAt }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalLinks(\n    $id: ID!, $filter: LinkFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      codes { id word archivedAt }\n      program { id siteUrl allowedHosts }\n    }\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkItem } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PortalLinks(\n    $id: ID!, $filter: LinkFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      codes { id word archivedAt }\n      program { id siteUrl allowedHosts }\n    }\n    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges { node { id ...LinkItem } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalPayoutMethodSet($input: PayoutMethodSetInput!) {\n    payoutMethodSet(input: $input) {\n      payoutMethod { id currency accountHolder accountNumberMasked bankCode }\n      partner { id payoutMethods { id } }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalPayoutMethodSet($input: PayoutMethodSetInput!) {\n    payoutMethodSet(input: $input) {\n      payoutMethod { id currency accountHolder accountNumberMasked bankCode }\n      partner { id payoutMethods { id } }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayoutMethodPage($id: ID!) {\n    enrollment(id: $id) {\n      id\n      balances { currencyCode }\n      program { id currency }\n      partner {\n        id\n        name\n        payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PayoutMethodPage($id: ID!) {\n    enrollment(id: $id) {\n      id\n      balances { currencyCode }\n      program { id currency }\n      partner {\n        id\n        name\n        payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PayoutMethods on Partner {\n    payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n  }\n"): (typeof documents)["\n  fragment PayoutMethods on Partner {\n    payoutMethods { id currency accountHolder accountNumberMasked bankCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalPayouts(\n    $id: ID!, $filter: PayoutFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      balances { currencyCode }\n      program { id currency }\n      partner { id ...PayoutMethods }\n    }\n    payouts(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          number\n          status\n          amount { amount currencyCode }\n          createdAt\n          paidAt\n          accountNumberMasked\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PortalPayouts(\n    $id: ID!, $filter: PayoutFilter!\n    $first: Int, $after: Cursor, $last: Int, $before: Cursor\n  ) {\n    enrollment(id: $id) {\n      id\n      ...PayoutAnswer\n      balances { currencyCode }\n      program { id currency }\n      partner { id ...PayoutMethods }\n    }\n    payouts(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          number\n          status\n          amount { amount currencyCode }\n          createdAt\n          paidAt\n          accountNumberMasked\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StatementLines on Payout {\n    amount { amount currencyCode }\n    lines {\n      id\n      commission {\n        id\n        kind\n        occurredAt\n        incentiveName\n        customerLabel\n        amount { amount currencyCode }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment StatementLines on Payout {\n    amount { amount currencyCode }\n    lines {\n      id\n      commission {\n        id\n        kind\n        occurredAt\n        incentiveName\n        customerLabel\n        amount { amount currencyCode }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalStatement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      amount { amount currencyCode }\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      program { id name }\n      partner { id name email country }\n      ...StatementLines\n    }\n  }\n"): (typeof documents)["\n  query PortalStatement($id: ID!) {\n    payout(id: $id) {\n      id\n      number\n      status\n      amount { amount currencyCode }\n      createdAt\n      paidAt\n      failureReason\n      accountHolder\n      accountNumberMasked\n      program { id name }\n      partner { id name email country }\n      ...StatementLines\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReferralColumn($filter: ReferralFilter!, $first: Int!) {\n    referrals(filter: $filter, first: $first) {\n      edges { node { id name stageSince value { amount currencyCode } } }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ReferralColumn($filter: ReferralFilter!, $first: Int!) {\n    referrals(filter: $filter, first: $first) {\n      edges { node { id name stageSince value { amount currencyCode } } }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReferralList($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          name\n          stage { id name kind }\n          stageSince\n          value { amount currencyCode }\n          earned { amount currencyCode }\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ReferralList($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      edges {\n        node {\n          id\n          name\n          stage { id name kind }\n          stageSince\n          value { amount currencyCode }\n          earned { amount currencyCode }\n        }\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalReferral($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      company\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      stageSince\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      stageChanges { id occurredAt reason fromStage { id name } toStage { id name kind } }\n    }\n  }\n"): (typeof documents)["\n  query PortalReferral($id: ID!) {\n    referral(id: $id) {\n      id\n      name\n      company\n      country\n      source\n      openedAt\n      closedAt\n      stage { id name kind }\n      stageSince\n      value { amount currencyCode }\n      earned { amount currencyCode }\n      stageChanges { id occurredAt reason fromStage { id name } toStage { id name kind } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReferralStages($id: ID!) {\n    enrollment(id: $id) {\n      id\n      pipeline {\n        stage { id name kind position }\n        count\n        value { amount currencyCode }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReferralStages($id: ID!) {\n    enrollment(id: $id) {\n      id\n      pipeline {\n        stage { id name kind position }\n        count\n        value { amount currencyCode }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalCompany($id: ID!) {\n    enrollment(id: $id) { id partner { id name email country website } }\n  }\n"): (typeof documents)["\n  query PortalCompany($id: ID!) {\n    enrollment(id: $id) { id partner { id name email country website } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalPartnerUpdate($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id name email country website }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalPartnerUpdate($id: ID!, $input: PartnerUpdateInput!) {\n    partnerUpdate(id: $id, input: $input) {\n      partner { id name email country website }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalInvitationCreate($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      url\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalInvitationCreate($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      url\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PortalProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name email locale }\n      userErrors { field message code }\n    }\n  }\n"): (typeof documents)["\n  mutation PortalProfileUpdate($input: ProfileUpdateInput!) {\n    profileUpdate(input: $input) {\n      user { id name email locale }\n      userErrors { field message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalTeam($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id users { id role user { id name email } } }\n    }\n  }\n"): (typeof documents)["\n  query PortalTeam($id: ID!) {\n    enrollment(id: $id) {\n      id\n      partner { id users { id role user { id name email } } }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;