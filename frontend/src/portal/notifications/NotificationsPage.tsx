import { getRouteApi } from "@tanstack/react-router";
import { useHref } from "~/lib/navigation";
import { NoticeList } from "~/notices/NoticeList";

const route = getRouteApi("/portal/notifications");

/** What the person of a partner is told of. */
export function NotificationsPage() {
  const href = useHref();
  return (
    <NoticeList
      search={route.useSearch()}
      hrefs={{
        all: href({ to: "/portal/notifications" }),
        unread: href({ to: "/portal/notifications", search: { view: "unread" } }),
        settings: href({ to: "/portal/settings", search: { tab: "notifications" } }),
      }}
    />
  );
}
