import { useEffect, useEffectEvent } from "react";
import { useClient } from "urql";
import { onEnd, pipe, subscribe } from "wonka";
import { graphql } from "~/gql/gql";
import type { ReferralNewsSubscription } from "~/gql/graphql";

const ReferralNewsDocument = graphql(`
  subscription ReferralNews($programId: ID!) {
    referralChanged(programId: $programId) {
      referral { id name status stageSince closedAt stage { id name kind } }
      claim { id status }
    }
  }
`);
/** That something changed; nothing is named when anything may have. */
export type ReferralNews = ReferralNewsSubscription["referralChanged"];

/** How long a lost connection is left alone: longer each time, at most half a minute. */
const pauseAfter = (failures: number) => Math.min(30_000, 500 * 2 ** failures);

/**
 * Keeps what is on the screen as it is on the server while referrals of the program change: the cache reads again what
 * is shown. A page that nobody looks at holds no connection; coming back reads everything once.
 */
export function useReferralNews(programId: string, onNews?: (news: ReferralNews) => void): void {
  const client = useClient();
  const tell = useEffectEvent((news: ReferralNews) => onNews?.(news));
  useEffect(() => {
    let failures = 0;
    let stop: (() => void) | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(retry);
      stop?.();
      stop = null;
    };
    const begin = () => {
      end();
      let isOver = false;
      const again = () => {
        if (isOver) return;
        isOver = true;
        retry = setTimeout(begin, pauseAfter(failures++));
      };
      const listening = pipe(
        client.subscription(ReferralNewsDocument, { programId }),
        onEnd(again),
        subscribe(({ data, error }) => {
          if (error) return again();
          failures = 0;
          if (data) tell(data.referralChanged);
        }),
      );
      stop = () => {
        isOver = true;
        listening.unsubscribe();
      };
    };
    const look = () => (document.visibilityState === "visible" ? begin() : end());
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      end();
    };
  }, [client, programId]);
}
