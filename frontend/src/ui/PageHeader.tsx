import { ChevronLeft } from "lucide-react";
import { type ReactNode, useEffect } from "react";

export interface PageHeaderProps {
  /** The page's name; also the title of the browser tab. */
  title: string;
  /** The one sentence or figure its reader came for. */
  answer?: ReactNode;
  /** Buttons that act on the whole page, main one first. */
  actions?: ReactNode;
  /** The list this page belongs to. */
  back?: { label: string; href: string };
}

/** The top of a page: where one is, the answer, the actions. Exactly one per page, for it holds the `h1`. */
export function PageHeader({ title, answer, actions, back }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Rapport`;
  }, [title]);
  return (
    <header className="flex flex-col gap-1">
      {back && (
        <a
          href={back.href}
          className="-ml-1 inline-flex min-h-6 items-center gap-1 self-start pointer-coarse:-my-2.5 pointer-coarse:min-h-11 text-sm text-muted hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          {back.label}
        </a>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl">{title}</h1>
          {answer && <div className="mt-1 max-w-prose text-muted">{answer}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}

/** The column of a page: the header and its sections with even gaps. */
export function Page({ children }: { children: ReactNode }) {
  return <div className="flex min-w-0 flex-col gap-6">{children}</div>;
}
