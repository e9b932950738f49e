import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralStagesQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf, sumMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { LiveNews } from "~/pipeline/LiveNews";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Select } from "~/ui/Input";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { TableSkeleton } from "~/ui/Skeleton";
import { Tabs } from "~/ui/Tabs";
import { useEnrollment } from "../enrollment";
import { ReferralBoard } from "./ReferralBoard";
import { ReferralList } from "./ReferralList";
import type { ReferralsSearch } from "./search";
import { statusText } from "./statusText";
import { useCanSubmit } from "./submission/useCanSubmit";
import { referralsText } from "./text";

const OpenTasks = lazy(() => import("~/pipeline/OpenTasks").then((file) => ({ default: file.OpenTasks })));

const ReferralStagesDocument = graphql(`
  query ReferralStages($id: ID!) {
    enrollment(id: $id) {
      id
      pipeline {
        stage { id name kind position }
        count
        value { amount currencyCode }
      }
    }
  }
`);

/** The stages with what stands on each. */
export type Pipeline = NonNullable<ReferralStagesQuery["enrollment"]>["pipeline"];

const route = getRouteApi("/portal/referrals");

/** Everybody the partner brought: by stage as a board, or as a list with search. */
export function ReferralsPage() {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const enrollment = useEnrollment();
  const search = route.useSearch();
  const href = useHref();
  const canSubmit = useCanSubmit();
  const [{ data, error }, reload] = useQuery({
    query: ReferralStagesDocument,
    variables: { id: enrollment.id },
  });
  const pipeline = data?.enrollment?.pipeline;
  const isNarrowed = Boolean(search.stage || search.search || search.status || search.ball);
  const shown = search.view === "tasks" ? "tasks" : search.view === "list" || isNarrowed ? "list" : "board";
  const tabs = (["board", "list", "tasks"] as const).map((view) => ({
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
        answer={pipeline && <Answer pipeline={pipeline} />}
        actions={<SubmitLink />}
      />
      <LiveNews programId={enrollment.program.id} />
      {shown !== "tasks" && <Filters pipeline={pipeline ?? []} />}
      <Tabs label={t("view")} tabs={tabs} />
      {shown === "tasks" ? (
        <Suspense fallback={<TableSkeleton />}>
          <OpenTasks
            programId={enrollment.program.id}
            side={undefined}
            here="PARTNER"
            hrefOf={(id) => href({ to: "/portal/referrals/$id", params: { id } })}
          />
        </Suspense>
      ) : shown === "list" ? (
        <ReferralList />
      ) : error && !pipeline ? (
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : pipeline ? (
        <ReferralBoard pipeline={pipeline} />
      ) : (
        <Card flush>
          <TableSkeleton />
        </Card>
      )}
    </Page>
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

/** How many there are and what those of known value are worth. */
function Answer({ pipeline }: { pipeline: Pipeline }) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const count = pipeline.reduce((sum, one) => sum + one.count, 0);
  const total = sumMoney(pipeline.map((one) => one.value));
  if (signOf(total) === 0) return t("answer", { count });
  return t("answerValue", { count, value: formatMoney(total, language) });
}

function Filters({ pipeline }: { pipeline: Pipeline }) {
  const t = useText(referralsText);
  const words = useText(statusText);
  const search = route.useSearch();
  const navigate = useNavigate();
  const { stage, status, ball } = search;
  const go = (change: ReferralsSearch) =>
    void navigate({
      to: "/portal/referrals",
      search: { view: "list", stage, search: search.search, status, ball, ...change },
    });
  return (
    <div className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap [&>form]:col-span-2">
      <SearchField
        label={t("searchLabel")}
        value={search.search ?? ""}
        onSearch={(words) => go({ search: words || undefined })}
      />
      <Select
        label={<span className="sr-only">{t("stage")}</span>}
        className="w-full sm:w-auto"
        value={search.stage ?? ""}
        onChange={(event) => go({ stage: event.target.value || undefined })}
      >
        <option value="">{t("everyStage")}</option>
        {pipeline.map(({ stage }) => (
          <option key={stage.id} value={stage.id}>
            {stage.name}
          </option>
        ))}
      </Select>
      <Select
        label={<span className="sr-only">{t("answerOf")}</span>}
        className="w-full sm:w-auto"
        value={status ?? ""}
        onChange={(event) => go({ status: statuses.find((one) => one === event.target.value) })}
      >
        <option value="">{t("everyAnswer")}</option>
        {statuses.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </Select>
      <Select
        label={<span className="sr-only">{t("ball")}</span>}
        className="w-full sm:w-auto"
        value={ball ?? ""}
        onChange={(event) => go({ ball: sides.find((one) => one === event.target.value) })}
      >
        <option value="">{t("everyBall")}</option>
        {sides.map((one) => (
          <option key={one} value={one}>
            {t(`ball${one}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}

const statuses = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED", "REJECTED"] as const;
const sides = ["PARTNER", "VENDOR"] as const;
