import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { LiveNews } from "~/pipeline/LiveNews";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TableSkeleton } from "~/ui/Skeleton";
import { Tabs } from "~/ui/Tabs";
import { useEnrollment } from "../enrollment";
import { Answer } from "./Answer";
import { Filters } from "./Filters";
import { filterOf } from "./filter";
import { forecastText } from "./forecastText";
import { ReferralBoard } from "./ReferralBoard";
import { ReferralList } from "./ReferralList";
import type { ReferralsSearch } from "./search";
import { useCanSubmit } from "./submission/useCanSubmit";
import { referralsText } from "./text";

const OpenTasks = lazy(() => import("~/pipeline/OpenTasks").then((file) => ({ default: file.OpenTasks })));

const ForecastView = lazy(() => import("./ForecastView").then((file) => ({ default: file.ForecastView })));

const ReferralStagesDocument = graphql(`
  query ReferralStages($id: ID!) {
    enrollment(id: $id) {
      id
      pipeline {
        stage { id name kind }
        count
      }
    }
  }
`);

const route = getRouteApi("/portal/referrals");

type View = NonNullable<ReferralsSearch["view"]>;
/** The views that filters do not narrow. */
const apart = ["tasks", "forecast"] as const satisfies readonly View[];
/** What makes a list of a board. */
const narrowing = ["stage", "search", "status", "ball", "expected", "currency"] as const;

/** Everybody the partner brought: by stage, as a list with search, by who does what, and by the month of winning. */
export function ReferralsPage() {
  const t = useText(referralsText);
  const words = useText(forecastText);
  const enrollment = useEnrollment();
  const search = route.useSearch();
  const href = useHref();
  const canSubmit = useCanSubmit();
  const [{ data }] = useQuery({ query: ReferralStagesDocument, variables: { id: enrollment.id } });
  const pipeline = data?.enrollment?.pipeline;
  const isNarrowed = narrowing.some((name) => search[name]);
  const shown: View =
    isNarrowed && apart.every((one) => one !== search.view) ? "list" : (search.view ?? "board");
  const isApart = apart.some((one) => one === shown);
  const filter = filterOf(enrollment, search, new Date());
  const tabs = (["board", "list", ...apart] as const).map((view) => ({
    label: t(view),
    href: href({ to: "/portal/referrals", search: view === "board" ? {} : { view } }),
    current: shown === view,
  }));
  if (pipeline?.every((one) => one.count === 0)) {
    return (
      <Page>
        <PageHeader title={t("title")} />
        <Card flush>
          <EmptyState
            title={t("empty")}
            action={
              <div className="flex flex-wrap gap-2">
                <SubmitLink />
                <ButtonLink look={canSubmit ? "secondary" : "primary"} href={href({ to: "/portal/links" })}>
                  {t("toLinks")}
                </ButtonLink>
              </div>
            }
          >
            {t("emptyNote")} {canSubmit && t("emptySubmit")}
          </EmptyState>
        </Card>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={
          shown === "forecast" ? words("note") : shown !== "tasks" && pipeline && <Answer filter={filter} />
        }
        actions={<SubmitLink />}
      />
      <LiveNews programId={enrollment.program.id} />
      {!isApart && <Filters stages={pipeline ?? []} />}
      <Tabs label={t("view")} tabs={tabs} />
      <Shown view={shown} filter={filter} />
    </Page>
  );
}

/** The view that the address asks for. */
function Shown({ view, filter }: { view: View; filter: ReferralFilter }) {
  const { program } = useEnrollment();
  const href = useHref();
  if (view === "board") return <ReferralBoard />;
  if (view === "list") return <ReferralList filter={filter} />;
  return (
    <Suspense fallback={<TableSkeleton />}>
      {view === "forecast" ? (
        <ForecastView />
      ) : (
        <OpenTasks
          programId={program.id}
          side={undefined}
          here="PARTNER"
          hrefOf={(id) => href({ to: "/portal/referrals/$id", params: { id } })}
        />
      )}
    </Suspense>
  );
}

/** The way to the form, for those who may use it. */
function SubmitLink() {
  const t = useText(referralsText);
  const href = useHref();
  if (!useCanSubmit()) return null;
  return (
    <ButtonLink look="primary" href={href({ to: "/portal/referrals/new" })}>
      {t("submit")}
    </ButtonLink>
  );
}
