import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type Answers, apiError, renderApp } from "../../tests/render";
import { NoticeList } from "./NoticeList";
import { noticeSearch } from "./search";
import { useBell } from "./useBell";

const notice = {
  __typename: "Notification",
  id: "ntf_1",
  sentence: "Your referral of Southwind was accepted",
  path: "/portal/referrals/ref_1?program=tide",
  createdAt: "2026-03-02T08:00:00Z",
  readAt: null as string | null,
};
const read = { ...notice, id: "ntf_2", sentence: "Acme is now at Meeting", readAt: "2026-03-02T09:00:00Z" };
const edgesOf = (rows: object[]) => rows.map((node) => ({ node }));
const readAll = { NotificationReadAll: { notificationReadAll: { unreadCount: 0, userErrors: [] } } };
const readOne = {
  NotificationRead: {
    notificationRead: {
      notification: { __typename: "Notification", id: "ntf_1", readAt: "2026-03-02T10:00:00Z" },
      unreadCount: 0,
      userErrors: [],
    },
  },
};

function Bell() {
  const { bell, drawer } = useBell({ allHref: "/portal/notifications", settingsHref: "/portal/settings" });
  return (
    <>
      {bell}
      {drawer}
    </>
  );
}

describe("useBell", () => {
  const show = (count: number, latest: Answers[string]) =>
    renderApp(<Bell />, {
      answers: {
        UnreadCount: { unreadNotificationCount: count },
        LatestNotices: latest,
        ...readAll,
        ...readOne,
      },
    });
  const latest = (count: number, ...rows: object[]) => ({
    notifications: { edges: edgesOf(rows) },
    unreadNotificationCount: count,
  });
  const open = async (name: string) => {
    await userEvent.click(await screen.findByRole("button", { name }));
    return screen.findByRole("dialog", { name: "Notifications" });
  };

  it("says how many are unread, and no figure when there are none", async () => {
    const { unmount } = await show(3, latest(0));
    expect(await screen.findByRole("button", { name: "Notifications, 3 unread" })).toBeVisible();
    expect(screen.getByText("3")).toBeVisible();
    unmount();
    await show(0, latest(0));
    expect(await screen.findByRole("button", { name: "Notifications" })).toBeVisible();
    expect(screen.queryByText("0")).toBeNull();
  });

  it("counts to 99", async () => {
    await show(100, latest(0));
    expect(await screen.findByRole("button", { name: "Notifications, 99+ unread" })).toBeVisible();
  });

  it("opens the latest beside the page, told in the language of the screen", async () => {
    const { asked } = await show(1, latest(1, notice, read));
    const drawer = await open("Notifications, 1 unread");
    const unread = await within(drawer).findByRole("link", { name: /^Unread: Your referral of Southwind/ });
    expect(unread).toHaveAttribute("href", "/portal/referrals/ref_1?program=tide");
    expect(within(drawer).getByRole("link", { name: /^Acme is now at Meeting/ })).toBeVisible();
    expect(within(drawer).getByRole("link", { name: "See all" })).toHaveAttribute(
      "href",
      "/portal/notifications",
    );
    expect(asked.find(({ name }) => name === "LatestNotices")?.variables).toEqual({ language: "EN" });
  });

  it("marks what somebody goes to as read, and closes", async () => {
    const { asked } = await show(1, latest(1, notice));
    const drawer = await open("Notifications, 1 unread");
    await userEvent.click(await within(drawer).findByRole("link", { name: /Southwind/ }));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked.filter(({ name }) => name === "NotificationRead").map((one) => one.variables)).toEqual([
      { id: "ntf_1" },
    ]);
  });

  it("does not mark again what was read", async () => {
    const { asked } = await show(0, latest(0, read));
    const drawer = await open("Notifications");
    await userEvent.click(await within(drawer).findByRole("link", { name: /Meeting/ }));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked.map(({ name }) => name)).not.toContain("NotificationRead");
  });

  it("marks all as read, and offers it only when something is unread", async () => {
    const { asked, unmount } = await show(1, latest(1, notice));
    await open("Notifications, 1 unread");
    await userEvent.click(await screen.findByRole("button", { name: "Mark all as read" }));
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toContain("NotificationReadAll"));
    unmount();
    await show(0, latest(0, read));
    await open("Notifications");
    expect(await screen.findByRole("link", { name: /Meeting/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Mark all as read" })).toBeNull();
  });

  it("says when there is nothing, and when it cannot be read", async () => {
    const { unmount } = await show(0, latest(0));
    await open("Notifications");
    expect(await screen.findByText("Nothing yet")).toBeVisible();
    unmount();
    await show(0, apiError("INTERNAL"));
    await open("Notifications");
    expect(await screen.findByText("The notifications could not be loaded")).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  });
});

describe("NoticeList", () => {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: "a", endCursor: "b" };
  const listOf = (count: number, ...rows: object[]) => ({
    Notices: {
      notifications: { edges: edgesOf(rows), pageInfo, totalCount: rows.length },
      unreadNotificationCount: count,
    },
  });
  const hrefs = { all: "/here", unread: "/here?view=unread", settings: "/settings" };
  const show = (answers: Answers, raw: Record<string, unknown> = {}) =>
    renderApp(<NoticeList search={noticeSearch(raw)} hrefs={hrefs} />, {
      answers: { ...answers, ...readAll },
      url: "/here",
      path: "/here",
    });

  it("lists what happened and says how many are unread", async () => {
    const { asked } = await show(listOf(1, notice, read));
    expect(await screen.findByText("1 is unread.")).toBeVisible();
    expect(screen.getByRole("link", { name: /^Unread: Your referral/ })).toBeVisible();
    expect(screen.getByRole("link", { name: /^Acme is now at Meeting/ })).toBeVisible();
    expect(asked[0]?.variables).toMatchObject({ language: "EN", filter: {} });
    await userEvent.click(screen.getByRole("button", { name: "Mark all as read" }));
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toContain("NotificationReadAll"));
  });

  it("asks for what the address filters by", async () => {
    const { asked } = await show(listOf(0), { view: "unread", topic: "MONEY" });
    expect(await screen.findByText("Nothing like this")).toBeVisible();
    expect(screen.getByRole("link", { name: "Show all" })).toHaveAttribute("href", "/here");
    expect(asked[0]?.variables).toMatchObject({ filter: { isUnread: true, topics: ["MONEY"] } });
  });

  it("writes the chosen topic into the address", async () => {
    const { router } = await show(listOf(0, read));
    expect(await screen.findByText("You have read everything.")).toBeVisible();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "About" }), "Claims");
    await vi.waitFor(() => expect(router.state.location.search).toEqual({ topic: "CLAIMS" }));
  });

  it("tells nothing unread from nothing at all", async () => {
    const { unmount } = await show(listOf(0), { view: "unread" });
    expect(await screen.findByText("Nothing unread")).toBeVisible();
    unmount();
    await show(listOf(0));
    expect(await screen.findByText("Nothing yet")).toBeVisible();
  });

  it("says when the list cannot be read", async () => {
    await show({ Notices: apiError("INTERNAL") });
    expect(await screen.findByText("The notifications could not be loaded")).toBeVisible();
  });
});
