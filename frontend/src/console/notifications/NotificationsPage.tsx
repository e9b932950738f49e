import { getRouteApi } from "@tanstack/react-router";
import { useHref } from "~/lib/navigation";
import { NoticeList } from "~/notices/NoticeList";
import { useProgram } from "../program";

const route = getRouteApi("/console/$programId/notifications");

/** What the member is told of. */
export function NotificationsPage() {
  const href = useHref();
  const params = { programId: useProgram().id };
  return (
    <NoticeList
      search={route.useSearch()}
      hrefs={{
        all: href({ to: "/console/$programId/notifications", params }),
        unread: href({ to: "/console/$programId/notifications", params, search: { view: "unread" } }),
        settings: href({ to: "/console/$programId/profile", params, hash: "notifications" }),
      }}
    />
  );
}
