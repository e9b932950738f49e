import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button, ButtonLink } from "~/ui/Button";
import { Drawer } from "~/ui/Dialog";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { mailLanguage } from "./language";
import { NoticeItem } from "./NoticeItem";
import { noticeText } from "./text";
import type { BellPlaces } from "./useBell";
import { useReadAll } from "./useReadAll";

const LatestNoticesDocument = graphql(`
  query LatestNotices($language: MailLanguage!) {
    notifications(first: 15) {
      edges { node { id readAt ...Notice } }
    }
    unreadNotificationCount
  }
`);

/** The latest notifications beside the page. */
export function BellDrawer({ allHref, settingsHref, onClose }: BellPlaces & { onClose: () => void }) {
  const t = useText(noticeText);
  const { language } = useLanguage();
  const { isBusy, readAll } = useReadAll();
  const [{ data, error }, reload] = useQuery({
    query: LatestNoticesDocument,
    variables: { language: mailLanguage(language) },
    requestPolicy: "cache-and-network",
  });
  const notices = data?.notifications.edges;
  return (
    <Drawer
      open
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <ButtonLink look="primary" href={allHref} onClick={onClose}>
            {t("seeAll")}
          </ButtonLink>
          {(data?.unreadNotificationCount ?? 0) > 0 && (
            <Button busy={isBusy} onClick={readAll}>
              {t("readAll")}
            </Button>
          )}
          <ButtonLink look="quiet" href={settingsHref} onClick={onClose}>
            {t("settings")}
          </ButtonLink>
        </>
      }
    >
      {error && !data ? (
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : !notices ? (
        <TextSkeleton lines={8} />
      ) : notices.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
      ) : (
        <ul aria-label={t("title")} className="-mx-5 -my-4">
          {notices.map(({ node }) => (
            <NoticeItem key={node.id} notice={node} onGo={onClose} />
          ))}
        </ul>
      )}
    </Drawer>
  );
}
