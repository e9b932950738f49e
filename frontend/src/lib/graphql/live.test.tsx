import { act, render } from "@testing-library/react";
import { Client, type Exchange, type Operation } from "@urql/core";
import { Provider } from "urql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { filter, makeSubject, merge, pipe, tap } from "wonka";
import { type ReferralNews, useReferralNews } from "./live";

/** A client that notes which connections are open, and the news that is sent to them. */
function wiredClient() {
  const open = new Set<number>();
  let begun = 0;
  const news = makeSubject<never>();
  let last: Operation | undefined;
  const note: Exchange = () => (operations) =>
    merge([
      news.source,
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind === "subscription") {
            begun += 1;
            open.add(operation.key);
            last = operation;
          }
          if (operation.kind === "teardown") open.delete(operation.key);
        }),
        // Nothing is answered by itself.
        filter((operation): operation is never => operation === undefined),
      ),
    ]);
  const client = new Client({ url: "http://localhost/graphql", preferGetMethod: false, exchanges: [note] });
  const send = (referralChanged: ReferralNews) =>
    news.next({ operation: last, data: { referralChanged }, stale: false, hasNext: true } as never);
  return { client, send, open, begun: () => begun };
}

function Page({ onNews }: { onNews?: (news: ReferralNews) => void }) {
  useReferralNews("prg_1", onNews);
  return null;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("news of referrals", () => {
  it("come by one connection that stays while one goes from page to page", () => {
    const { client, open, begun } = wiredClient();
    const show = (key: string) => (
      <Provider value={client}>
        <Page key={key} />
      </Provider>
    );
    const { rerender, unmount } = render(show("list"));
    expect(begun()).toBe(1);
    rerender(show("row"));
    rerender(show("list again"));
    unmount();
    act(() => void vi.advanceTimersByTime(5_000));
    render(show("once more"));
    act(() => void vi.advanceTimersByTime(60_000));
    expect([begun(), open.size]).toEqual([1, 1]);
  });

  it("end some seconds after the last page that wanted them", () => {
    const { client, open } = wiredClient();
    const { unmount } = render(
      <Provider value={client}>
        <Page />
      </Provider>,
    );
    unmount();
    expect(open.size).toBe(1);
    act(() => void vi.advanceTimersByTime(16_000));
    expect(open.size).toBe(0);
  });

  it("are told to every page that listens", () => {
    const { client, send } = wiredClient();
    const [one, other] = [vi.fn(), vi.fn()];
    render(
      <Provider value={client}>
        <Page onNews={one} />
        <Page onNews={other} />
      </Provider>,
    );
    const told: ReferralNews = { referral: null, claim: null };
    act(() => send(told));
    expect(one).toHaveBeenCalledWith(told);
    expect(other).toHaveBeenCalledWith(told);
  });
});
