import type { Client } from "@urql/core";
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

type Listener = (news: ReferralNews) => void;

/** How long a lost connection is left alone: longer each time, at most half a minute. */
const pauseAfter = (failures: number) => Math.min(30_000, 500 * 2 ** failures);

/**
 * How long one is listened on after the last page that wanted it, in milliseconds: from a list to a row and back
 * nothing is missed, so that the list need not be read again and keeps its place.
 */
const linger = 15_000;

/**
 * Keeps what is on the screen as it is on the server while referrals of the program change: the cache reads again what
 * is shown. A window that nobody looks at holds no connection; coming back reads everything once.
 */
export function useReferralNews(programId: string, onNews?: Listener): void {
  const client = useClient();
  const tell = useEffectEvent((news: ReferralNews) => onNews?.(news));
  useEffect(() => joinWire(client, programId, (news) => tell(news)), [client, programId]);
}

interface Wire {
  readonly listeners: Set<Listener>;
  readonly close: () => void;
  leaving?: ReturnType<typeof setTimeout> | undefined;
}

/** The one connection of each client and program, whatever pages come and go. */
const wires = new WeakMap<Client, Map<string, Wire>>();

function joinWire(client: Client, programId: string, listener: Listener): () => void {
  const open = wires.get(client) ?? new Map<string, Wire>();
  wires.set(client, open);
  const wire = open.get(programId) ?? openWire(client, programId);
  open.set(programId, wire);
  clearTimeout(wire.leaving);
  wire.listeners.add(listener);
  return () => {
    wire.listeners.delete(listener);
    if (wire.listeners.size > 0) return;
    wire.leaving = setTimeout(() => {
      wire.close();
      open.delete(programId);
    }, linger);
  };
}

/** Listens while the window is looked at, and again when the connection is lost. */
function openWire(client: Client, programId: string): Wire {
  const listeners = new Set<Listener>();
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
        if (data) for (const listener of listeners) listener(data.referralChanged);
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
  const close = () => {
    document.removeEventListener("visibilitychange", look);
    end();
  };
  return { listeners, close };
}
