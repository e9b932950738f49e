import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { filesText } from "~/files/text";
import { graphql } from "~/gql/gql";
import type { ProgramSettingsQuery } from "~/gql/graphql";
import type { Message } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { ApplySettings } from "./ApplySettings";
import { BasicSettings } from "./BasicSettings";
import { CommissionSettings } from "./CommissionSettings";
import { CreditSettings } from "./CreditSettings";
import { EventTypes } from "./EventTypes";
import { fraudRulesText } from "./fraudText";
import { LinkSettings } from "./LinkSettings";
import { LogoSettings } from "./LogoSettings";
import { linkSettingsText } from "./linkSettingsText";
import { logoText } from "./logoText";
import { PartnerMoveSettings } from "./PartnerMoveSettings";
import { PayoutSettings } from "./PayoutSettings";
import { payText } from "./payText";
import { pipelineText } from "./pipelineText";
import { siteText } from "./siteText";
import { TierSettings } from "./TierSettings";
import { settingsText } from "./text";

// Those at the end of the page come a moment later.
const PipelineSettings = lazy(() =>
  import("./PipelineSettings").then((module) => ({ default: module.PipelineSettings })),
);
const Groups = lazy(() => import("./Groups").then((module) => ({ default: module.Groups })));
const LandingSettings = lazy(() =>
  import("../landing/LandingSettings").then((module) => ({ default: module.LandingSettings })),
);
const PayerSettings = lazy(() =>
  import("./PayerSettings").then((module) => ({ default: module.PayerSettings })),
);
const FormSettings = lazy(() =>
  import("./FormSettings").then((module) => ({ default: module.FormSettings })),
);
const ShortDomains = lazy(() =>
  import("./ShortDomains").then((module) => ({ default: module.ShortDomains })),
);
const SiteSettings = lazy(() =>
  import("./SiteSettings").then((module) => ({ default: module.SiteSettings })),
);
const FraudSettings = lazy(() =>
  import("./FraudSettings").then((module) => ({ default: module.FraudSettings })),
);
const StatisticsSettings = lazy(() =>
  import("./StatisticsSettings").then((module) => ({ default: module.StatisticsSettings })),
);

const SettingsDocument = graphql(`
  query ProgramSettings($programId: ID!) {
    program(id: $programId) {
      id
      ...BasicSettings
      ...LogoSettings
      ...ApplySettings
      ...CreditSettings
      ...CommissionSettings
      ...PayoutSettings
      ...PayerSettings
      ...TierSettings
      ...LinkSettings
      ...StatisticsSettings
      ...ShortDomains
      ...SiteSettings
      ...FraudRules
      ...EventTypes
      ...PipelineSettings
      ...PartnerMoveSettings
      ...Groups
    }
  }
`);

/** All settings of the program, in groups that are saved one by one. */
export function SettingsPage() {
  const t = useText(settingsText);
  const words = useText(payText);
  const steps = useText(pipelineText);
  const says = useText(filesText);
  const door = useText(logoText);
  const site = useText(siteText);
  const link = useText(linkSettingsText);
  const fraud = useText(fraudRulesText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: SettingsDocument, variables: { programId } });
  const program = data?.program;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      {program ? (
        <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,48rem)_minmax(0,1fr)]">
          <div className="flex min-w-0 max-w-3xl flex-col gap-6">
            {sections(program, t, words, steps, says, door, site, fraud, link).map(({ id, part }) => (
              <div key={id} id={id} className="scroll-mt-16 lg:scroll-mt-6">
                <Suspense fallback={<Later />}>{part}</Suspense>
              </div>
            ))}
          </div>
          <nav aria-label={t("onThisPage")} className="sticky top-6 max-xl:hidden">
            <p className="text-sm text-muted">{t("onThisPage")}</p>
            <ul className="mt-1">
              {sections(program, t, words, steps, says, door, site, fraud, link).map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`} className="inline-flex min-h-8 items-center hover:underline">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      ) : (
        <Card>
          {error ? (
            <ErrorState title={t("failed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TextSkeleton lines={10} />
          )}
        </Card>
      )}
    </Page>
  );
}

/** What stands where a group is about to be. */
function Later() {
  return (
    <Card>
      <TextSkeleton lines={6} />
    </Card>
  );
}

type Say<T extends { en: Record<string, Message> }> = ReturnType<typeof useText<T["en"]>>;

/** The groups in their order, each under the name by which the list beside them knows it. */
function sections(
  program: NonNullable<ProgramSettingsQuery["program"]>,
  t: Say<typeof settingsText>,
  words: Say<typeof payText>,
  steps: Say<typeof pipelineText>,
  says: Say<typeof filesText>,
  door: Say<typeof logoText>,
  site: Say<typeof siteText>,
  fraud: Say<typeof fraudRulesText>,
  link: Say<typeof linkSettingsText>,
) {
  return [
    { id: "basics", title: t("basics"), part: <BasicSettings program={program} /> },
    { id: "logo", title: says("logo"), part: <LogoSettings program={program} /> },
    { id: "apply", title: t("apply"), part: <ApplySettings program={program} /> },
    { id: "commissions", title: t("commissions"), part: <CommissionSettings program={program} /> },
    { id: "payouts", title: t("payouts"), part: <PayoutSettings program={program} /> },
    { id: "payer", title: words("payer"), part: <PayerSettings program={program} /> },
    { id: "tiers", title: words("tiers"), part: <TierSettings program={program} /> },
    { id: "credit", title: t("credit"), part: <CreditSettings program={program} /> },
    { id: "event-types", title: t("eventTypes"), part: <EventTypes program={program} /> },
    { id: "pipeline", title: steps("title"), part: <PipelineSettings program={program} /> },
    { id: "partner-moves", title: steps("partners"), part: <PartnerMoveSettings program={program} /> },
    { id: "form", title: door("form"), part: <FormSettings /> },
    { id: "groups", title: t("groups"), part: <Groups program={program} /> },
    { id: "links", title: t("links"), part: <LinkSettings program={program} /> },
    { id: "statistics", title: link("statistics"), part: <StatisticsSettings program={program} /> },
    { id: "short-domains", title: link("domains"), part: <ShortDomains program={program} /> },
    { id: "consent", title: site("title"), part: <SiteSettings program={program} /> },
    { id: "fraud", title: fraud("title"), part: <FraudSettings program={program} /> },
    { id: "landing", title: t("landing"), part: <LandingSettings /> },
  ];
}
