import type { NotificationTopic } from "~/gql/graphql";
import { type CursorSearch, choiceParam, cursorParams } from "~/lib/search";

/** What notifications can be about. */
export const topics = [
  "REFERRALS",
  "CLAIMS",
  "PARTNERSHIP",
  "MONEY",
  "PEOPLE",
] as const satisfies readonly NotificationTopic[];

/** What the list of notifications is filtered by. */
export interface NoticeSearch extends CursorSearch {
  view?: "unread";
  topic?: NotificationTopic;
}

/** Reads the filters from the address. */
export function noticeSearch(raw: Record<string, unknown>): NoticeSearch {
  return {
    view: choiceParam(raw, "view", ["unread"]),
    topic: choiceParam(raw, "topic", topics),
    ...cursorParams(raw),
  };
}
