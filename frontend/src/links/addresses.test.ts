import { describe, expect, it } from "vitest";
import { hostOf, withoutUtm } from "./addresses";

describe("hostOf", () => {
  it("is the host, and nothing of what is no address", () => {
    expect(hostOf("https://shop.example:8443/a?b=c")).toBe("shop.example:8443");
    expect(hostOf("shop")).toBe("");
  });
});

describe("withoutUtm", () => {
  it("leaves out what only statistics need, and nothing else", () => {
    expect(withoutUtm("https://a.example?utm_source=ada&utm_medium=mail")).toBe("https://a.example");
    expect(withoutUtm("https://a.example/p?plan=%C3%BC&utm_term=x&via=ada#top")).toBe(
      "https://a.example/p?plan=%C3%BC&via=ada#top",
    );
    expect(withoutUtm("https://a.example/p#a?utm_source=b")).toBe("https://a.example/p#a?utm_source=b");
  });
});
