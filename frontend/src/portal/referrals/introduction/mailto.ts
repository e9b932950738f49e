/** A mail as the person's own mail program is to begin it. */
export interface Mail {
  readonly to?: string | null | undefined;
  readonly cc?: string | null | undefined;
  readonly subject: string;
  readonly text: string;
}

/** The address that opens the mail in the person's own mail program (RFC 6068). */
export function mailtoOf({ to, cc, subject, text }: Mail): string {
  const said = { cc: cc ?? "", subject, body: text.replace(/\r?\n/g, "\r\n") };
  const parameters = Object.entries(said)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `mailto:${encodeURIComponent(to ?? "").replaceAll("%40", "@")}?${parameters.join("&")}`;
}
