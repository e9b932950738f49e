import { useMutation } from "urql";
import { graphql } from "~/gql/gql";

const ReadAllDocument = graphql(`
  mutation NotificationReadAll {
    notificationReadAll {
      unreadCount
      userErrors { message }
    }
  }
`);

/** Marks all notifications of the person as read. */
export function useReadAll(): { isBusy: boolean; readAll: () => void } {
  const [{ fetching }, readAll] = useMutation(ReadAllDocument);
  return { isBusy: fetching, readAll: () => void readAll({}) };
}
