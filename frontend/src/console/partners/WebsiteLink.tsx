/** A partner's site. Only web addresses become links: what people type may be anything. */
export function WebsiteLink({ url }: { url: string }) {
  const words = url.replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (!/^https?:\/\//.test(url)) return <span>{words}</span>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      className="inline-flex min-h-6 items-center hover:underline"
    >
      {words}
    </a>
  );
}
