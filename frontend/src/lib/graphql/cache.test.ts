import { Client, makeResult, type Operation, type OperationResult } from "@urql/core";
import { describe, expect, it } from "vitest";
import { filter, fromPromise, map, mergeMap, pipe, subscribe } from "wonka";
import { cacheExchange } from "./cache";

type Data = Record<string, unknown> | Error;

/** A client whose server answers by the first field asked for; `asked` has every request that reached it. */
function clientOf(answers: Record<string, () => Data>) {
  const asked: string[] = [];
  const reply = async (operation: Operation): Promise<OperationResult> => {
    const name = /[{]\s*(\w+)/.exec(operation.query.loc?.source.body ?? "")?.[1] ?? "";
    asked.push(name);
    const answer = answers[name]?.() ?? new Error(name);
    return answer instanceof Error
      ? makeResult(operation, { errors: [{ message: answer.message }] })
      : makeResult(operation, { data: answer });
  };
  const client = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    exchanges: [
      cacheExchange(),
      () => (operations) =>
        pipe(
          operations,
          filter((operation) => operation.kind !== "teardown"),
          mergeMap((operation) => fromPromise(reply(operation))),
          map((result) => result),
        ),
    ],
  });
  return { client, asked };
}

/** Watches a query as a screen does: what it shows, and how to leave. */
function watch(client: Client, query: string, variables: Record<string, unknown> = {}) {
  const shown: OperationResult[] = [];
  const { unsubscribe } = pipe(
    client.query(query, variables),
    subscribe((result) => shown.push(result)),
  );
  return { shown, leave: unsubscribe, last: () => shown.at(-1)?.data };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

const row = (status: string) => ({ __typename: "Commission", id: "com_1", status });
const list = "{ commissions { id status } }";
const one = "query One($id: ID!) { commission(id: $id) { id status } }";
const approve = "mutation { approve { commission { id status } } }";

describe("cacheExchange", () => {
  it("shows what it has at once and reads it again behind it", async () => {
    let status = "PENDING";
    const { client, asked } = clientOf({ commissions: () => ({ commissions: [row(status)] }) });
    const first = watch(client, list);
    await settle();
    first.leave();
    status = "APPROVED";
    const again = watch(client, list);
    expect(again.shown.map((result) => [result.data.commissions[0].status, result.stale])).toEqual([
      ["PENDING", true],
    ]);
    await settle();
    expect(again.last().commissions[0].status).toBe("APPROVED");
    expect(asked).toEqual(["commissions", "commissions"]);
  });

  it("keeps the identity of what did not change", async () => {
    const { client } = clientOf({ commissions: () => ({ commissions: [row("PENDING")] }) });
    const screen = watch(client, list);
    await settle();
    const before = screen.last();
    await client.query(list, {}, { requestPolicy: "network-only" }).toPromise();
    expect(screen.last()).toBe(before);
  });

  it("renews a row wherever it is shown", async () => {
    const { client } = clientOf({
      commissions: () => ({ commissions: [row("PENDING")] }),
      commission: () => ({ commission: row("APPROVED") }),
    });
    const screen = watch(client, list);
    await settle();
    watch(client, one, { id: "com_1" });
    await settle();
    expect(screen.last().commissions).toEqual([row("APPROVED")]);
  });

  it("tells apart fields that were asked with other arguments", async () => {
    const enrollment = (points: number) => ({
      enrollment: { __typename: "Enrollment", id: "enr_1", points },
    });
    let points = 1;
    const { client } = clientOf({ enrollment: () => enrollment(points) });
    const query = "query Points($year: Int!) { enrollment { id points(year: $year) } }";
    const earlier = watch(client, query, { year: 2025 });
    await settle();
    points = 2;
    const later = watch(client, query, { year: 2026 });
    await settle();
    expect([earlier.last().enrollment.points, later.last().enrollment.points]).toEqual([1, 2]);
  });

  it("renews what stands inside a row, and leaves lists to the next reading", async () => {
    const amount = (text: string) => ({ __typename: "Money", amount: text });
    const { client } = clientOf({
      enrollment: () => ({
        enrollment: { __typename: "Enrollment", id: "enr_1", earned: amount("1.00"), links: [{ name: "a" }] },
      }),
      enrollments: () => ({
        enrollments: [{ __typename: "Enrollment", id: "enr_1", earned: amount("2.00"), links: [] }],
      }),
    });
    const screen = watch(client, "{ enrollment { id earned { amount } links { name } } }");
    await settle();
    watch(client, "{ enrollments { id earned { amount } links { name } } }");
    await settle();
    expect(screen.last().enrollment).toMatchObject({ earned: { amount: "2.00" }, links: [{ name: "a" }] });
  });

  it("after a mutation renews its rows at once and reads the screen again", async () => {
    let rows = [row("PENDING")];
    const { client, asked } = clientOf({
      commissions: () => ({ commissions: rows }),
      approve: () => ({ approve: { __typename: "Payload", commission: row("APPROVED") } }),
    });
    const screen = watch(client, list);
    await settle();
    rows = [row("APPROVED"), { ...row("PENDING"), id: "com_2" }];
    await client.mutation(approve, {}).toPromise();
    expect(screen.last().commissions).toEqual([row("APPROVED")]);
    await settle();
    expect(screen.last().commissions).toHaveLength(2);
    expect(asked).toEqual(["commissions", "approve", "commissions"]);
  });

  it("after a mutation forgets what is not on the screen", async () => {
    const { client } = clientOf({
      commissions: () => ({ commissions: [row("PENDING")] }),
      approve: () => ({ approve: { __typename: "Payload", commission: row("APPROVED") } }),
    });
    const screen = watch(client, list);
    await settle();
    screen.leave();
    await client.mutation(approve, {}).toPromise();
    expect(watch(client, list).shown).toEqual([]);
  });

  it("a reading that fails leaves the last data and says the error", async () => {
    let fails = false;
    const { client } = clientOf({
      commissions: () => (fails ? new Error("down") : { commissions: [row("PENDING")] }),
    });
    const screen = watch(client, list);
    await settle();
    fails = true;
    await client.query(list, {}, { requestPolicy: "network-only" }).toPromise();
    expect(screen.shown.at(-1)?.error?.message).toContain("down");
    expect(screen.last().commissions).toEqual([row("PENDING")]);
  });
});
