import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { cx } from "~/ui/cx";
import { DateTime } from "~/ui/DateTime";
import { noticeText } from "./text";

const NoticeDocument = graphql(`
  fragment Notice on Notification {
    id
    sentence(language: $language)
    path
    createdAt
    readAt
  }
`);
const ReadDocument = graphql(`
  mutation NotificationRead($id: ID!) {
    notificationRead(id: $id) {
      notification { id readAt }
      unreadCount
      userErrors { message }
    }
  }
`);

export interface NoticeItemProps {
  notice: FragmentType<typeof NoticeDocument>;
  /** Called when somebody goes to what it is about. */
  onGo?: () => void;
}

/** One notification: what happened and when; a click leads to it and marks it as read. */
export function NoticeItem({ notice, onGo }: NoticeItemProps) {
  const t = useText(noticeText);
  const { id, sentence, path, createdAt, readAt } = readFragment(NoticeDocument, notice);
  const [, read] = useMutation(ReadDocument);
  const go = () => {
    if (!readAt) void read({ id });
    onGo?.();
  };
  return (
    <li className="border-b border-line last:border-b-0">
      <a href={path} onClick={go} className="flex min-h-11 items-start gap-3 px-4 py-3 hover:bg-hover">
        <span
          aria-hidden="true"
          className={cx("mt-2 size-2 shrink-0 rounded-full", readAt ? "bg-transparent" : "bg-accent")}
        />
        <span className="min-w-0 flex-1">
          <span className={cx("block break-words", !readAt && "font-medium")}>
            {!readAt && <span className="sr-only">{t("unread")}: </span>}
            {sentence}
          </span>
          <span className="text-sm text-muted">
            <DateTime value={createdAt} time />
          </span>
        </span>
      </a>
    </li>
  );
}
