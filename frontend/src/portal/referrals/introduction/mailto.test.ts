import { describe, expect, it } from "vitest";
import { mailtoOf } from "./mailto";

describe("mailtoOf", () => {
  it("fills in everybody, the subject and the text", () => {
    const mail = { to: "jo@n.example", cc: "team@v.example", subject: "Hi & bye?", text: "One\nTwo" };
    expect(mailtoOf(mail)).toBe(
      "mailto:jo@n.example?cc=team%40v.example&subject=Hi%20%26%20bye%3F&body=One%0D%0ATwo",
    );
  });

  it("lets nobody add a header by an address or a text", () => {
    expect(mailtoOf({ to: "a@x?bcc=b@y", cc: null, subject: "S\r\nBcc: b@y", text: "" })).toBe(
      "mailto:a@x%3Fbcc%3Db@y?subject=S%0D%0ABcc%3A%20b%40y",
    );
  });
});
