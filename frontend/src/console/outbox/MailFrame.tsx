/** A page of HTML that somebody may have written: shown without scripts, forms or an origin of its own. */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={html}
      className="h-[28rem] w-full rounded-md border border-line bg-white"
    />
  );
}
