import { describe, expect, it } from "vitest";
import { withFilters } from "./filters";

describe("withFilters", () => {
  it("keeps the others and begins at the first page", () => {
    expect(withFilters({ type: "sale", search: "a", after: "c" }, { search: "b" })).toEqual({
      type: "sale",
      search: "b",
    });
  });
  it("takes away what is emptied", () => {
    expect(withFilters({ type: "sale", search: "a" }, { search: "", type: undefined })).toEqual({});
  });
});
