import {
  type Exchange,
  formatDocument,
  makeOperation,
  type Operation,
  type OperationResult,
} from "@urql/core";
import { filter, makeSubject, map, merge, pipe, share as shareSource, tap } from "wonka";
import { readRows, share, withRows } from "./rows";

/** How many results are kept; what is on the screen always is. */
const most = 60;

/** How long news from the server is gathered before the screen is read again, in milliseconds. */
const gather = 150;

/**
 * Keeps the last result of each query. A row with an id that comes with any result is renewed in all others at once.
 * After a mutation the queries on the screen are read again and all others forgotten: a cache that guesses which list
 * a new row belongs to is wrong sooner or later. A mutation with the context `isQuiet` changes nothing that a screen
 * shows, and nothing is read again after it. News of a subscription counts as a mutation by somebody else.
 */
export function cacheExchange(): Exchange {
  return ({ forward, client }) => {
    const results = new Map<number, OperationResult>();
    const active = new Map<number, Operation>();
    const renewed = makeSubject<OperationResult>();

    const readAgain = (operation: Operation) =>
      client.reexecuteOperation(makeOperation(operation.kind, operation, { requestPolicy: "network-only" }));

    /** Puts the rows of a result into every other result that shows them. */
    const renewRows = ({ operation, data }: OperationResult) => {
      const known = readRows(operation, data);
      for (const [key, result] of results) {
        if (key === operation.key) continue;
        const next = { ...result, data: withRows(result.operation, result.data, known) };
        if (next.data === result.data) continue;
        results.set(key, next);
        if (active.has(key)) renewed.next({ ...next, stale: operation.kind === "mutation" });
      }
    };

    const keep = (result: OperationResult) => {
      results.delete(result.operation.key);
      results.set(result.operation.key, result);
      if (results.size <= most) return;
      const oldest = [...results.keys()].find((key) => !active.has(key));
      if (oldest !== undefined) results.delete(oldest);
    };

    const forget = () => {
      for (const key of results.keys()) if (!active.has(key)) results.delete(key);
      for (const operation of active.values()) readAgain(operation);
    };

    let waiting: ReturnType<typeof setTimeout> | undefined;
    const forgetSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(forget, gather);
    };

    // What changed while nobody listened is not known.
    const heard = new Set<number>();
    const listen = ({ key }: Operation) => {
      if (heard.has(key)) forgetSoon();
      heard.add(key);
    };

    /** What arrives from the server: kept, spread, and with the identity of what did not change. */
    const arrive = (result: OperationResult): OperationResult => {
      const { operation } = result;
      if (operation.kind === "mutation") {
        if (!result.data) return result;
        renewRows(result);
        if (!operation.context.isQuiet) forget();
        return result;
      }
      if (operation.kind === "subscription" && result.data) {
        renewRows(result);
        forgetSoon();
      }
      if (operation.kind !== "query") return result;
      const last = results.get(operation.key);
      // A reading that failed takes nothing off the screen.
      if (!result.data) return { ...result, data: last?.data };
      const next = { ...result, data: share(last?.data, result.data) };
      keep(next);
      renewRows(next);
      return next;
    };

    const isKept = ({ kind, key, context }: Operation) =>
      kind === "query" && context.requestPolicy !== "network-only" && results.has(key);

    const fromKept = (operation: Operation): OperationResult => {
      const kept = results.get(operation.key) as OperationResult;
      const stale = operation.context.requestPolicy === "cache-and-network";
      if (stale) readAgain(operation);
      return { ...kept, operation, stale };
    };

    return (operations) => {
      const all = pipe(
        operations,
        map((operation) =>
          makeOperation(operation.kind, { ...operation, query: formatDocument(operation.query) }),
        ),
        tap((operation) => {
          if (operation.kind === "query") active.set(operation.key, operation);
          if (operation.kind === "subscription") listen(operation);
          if (operation.kind === "teardown") active.delete(operation.key);
        }),
        shareSource,
      );
      return merge([
        pipe(all, filter(isKept), map(fromKept)),
        pipe(
          all,
          filter((operation) => !isKept(operation)),
          forward,
          map(arrive),
        ),
        renewed.source,
      ]);
    };
  };
}
