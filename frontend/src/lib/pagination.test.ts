import { describe, expect, it } from "vitest";
import { pageLinks, pageVariables } from "./pagination";
import { choicesParam, textParam } from "./search";

const info = { hasNextPage: true, hasPreviousPage: false, startCursor: "s", endCursor: "e" };

describe("pageVariables", () => {
  it.each([
    [{}, { first: 25 }],
    [{ after: "c" }, { first: 25, after: "c" }],
    [{ before: "c" }, { last: 25, before: "c" }],
    [
      { after: "a", before: "b" },
      { first: 25, after: "a" },
    ],
    [{ after: "" }, { first: 25 }],
  ])("%o", (search, variables) => {
    expect(pageVariables(search, 25)).toEqual(variables);
  });
});

describe("pageLinks", () => {
  it("goes on from the first page and keeps the other parameters", () => {
    expect(pageLinks("/console/partners?status=HELD", info, { first: 25 })).toEqual({
      next: "/console/partners?status=HELD&after=e",
    });
  });
  it("knows that there is a page where one came from", () => {
    const end = { ...info, hasNextPage: false };
    expect(pageLinks("/x?after=a", end, { first: 25, after: "a" })).toEqual({ previous: "/x?before=s" });
    expect(pageLinks("/x?before=b", end, { last: 25, before: "b" })).toEqual({ next: "/x?after=e" });
  });
  it("has none before the answer and on an empty page", () => {
    expect(pageLinks("/x", undefined, { first: 25 })).toEqual({});
    expect(
      pageLinks(
        "/x?after=a",
        { hasNextPage: false, hasPreviousPage: true, startCursor: null },
        { first: 25, after: "a" },
      ),
    ).toEqual({});
  });
});

describe("search parameters", () => {
  it("takes text and leaves out what does not fit", () => {
    expect(textParam({ q: 12 }, "q")).toBe("12");
    expect(textParam({ q: ["a"] }, "q")).toBeUndefined();
    expect(choicesParam({ s: "PAID,NOPE,HELD" }, "s", ["HELD", "PAID"])).toBe("HELD,PAID");
    expect(choicesParam({ s: "NOPE" }, "s", ["HELD", "PAID"])).toBeUndefined();
  });
});
