import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { TableSkeleton } from "~/ui/Skeleton";
import { Tabs } from "~/ui/Tabs";
import { mailLanguage } from "./language";
import { NoticeItem } from "./NoticeItem";
import { type NoticeSearch, topics } from "./search";
import { noticeText } from "./text";
import { useReadAll } from "./useReadAll";

const NoticesDocument = graphql(`
  query Notices($language: MailLanguage!, $filter: NotificationFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    notifications(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...Notice } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
    unreadNotificationCount
  }
`);

export interface NoticeListProps {
  search: NoticeSearch;
  /** The address of all, of the unread only. */
  hrefs: { all: string; unread: string; settings: string };
}

/** The page of notifications: what is unread first in sight, filtered by what it is about. */
export function NoticeList({ search, hrefs }: NoticeListProps) {
  const t = useText(noticeText);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { isBusy, readAll } = useReadAll();
  const page = usePage(25);
  const isUnread = search.view === "unread";
  const filter = { ...(isUnread && { isUnread }), ...(search.topic && { topics: [search.topic] }) };
  const [{ data, error }, reload] = useQuery({
    query: NoticesDocument,
    variables: { language: mailLanguage(language), filter, ...page.variables },
    requestPolicy: "cache-and-network",
  });
  const unread = data?.unreadNotificationCount ?? 0;
  const choose = (topic: string) =>
    void navigate({
      to: ".",
      search: ((old: object) => ({
        ...old,
        topic: topic || undefined,
        after: undefined,
        before: undefined,
      })) as never,
    });
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={
          data &&
          (unread > 0
            ? t("answer", { count: unread })
            : data.notifications.totalCount > 0
              ? t("answerNone")
              : undefined)
        }
        actions={
          <>
            {unread > 0 && (
              <Button busy={isBusy} onClick={readAll}>
                {t("readAll")}
              </Button>
            )}
            <ButtonLink href={hrefs.settings}>{t("settings")}</ButtonLink>
          </>
        }
      />
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Tabs
          label={t("view")}
          tabs={[
            { label: t("all"), href: hrefs.all, current: !isUnread },
            {
              label: t("unread"),
              href: hrefs.unread,
              current: isUnread,
              ...(unread > 0 && { count: formatCount(unread, language) }),
            },
          ]}
        />
        <select
          aria-label={t("topic")}
          value={search.topic ?? ""}
          onChange={(event) => choose(event.target.value)}
          className="field-box min-w-0 pr-8 sm:w-auto"
        >
          <option value="">{t("everyTopic")}</option>
          {topics.map((topic) => (
            <option key={topic} value={topic}>
              {t(topic)}
            </option>
          ))}
        </select>
      </div>
      <Card flush>
        {error && !data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !data ? (
          <TableSkeleton />
        ) : data.notifications.edges.length === 0 ? (
          isUnread || search.topic ? (
            <EmptyState
              title={t(search.topic ? "noneFits" : "noneUnread")}
              action={<ButtonLink href={hrefs.all}>{t("showAll")}</ButtonLink>}
            >
              {t(search.topic ? "noneFitsNote" : "noneUnreadNote")}
            </EmptyState>
          ) : (
            <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
          )
        ) : (
          <>
            <ul aria-label={t("title")}>
              {data.notifications.edges.map(({ node }) => (
                <NoticeItem key={node.id} notice={node} />
              ))}
            </ul>
            <Pagination
              links={page.links(data.notifications.pageInfo)}
              total={data.notifications.totalCount}
            />
          </>
        )}
      </Card>
    </Page>
  );
}
