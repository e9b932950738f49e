import { ChevronLeft, ChevronRight } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { ButtonLink } from "./Button";
import { uiText } from "./text";

export interface PaginationProps {
  /** Addresses from `usePage().links(pageInfo)`. */
  links: { previous?: string; next?: string };
  /** How many rows there are in all. */
  total?: number;
}

/** Next and previous as links, so that a page of a list has an address. Says how many rows there are. */
export function Pagination({ links, total }: PaginationProps) {
  const t = useText(uiText);
  if (!links.previous && !links.next && total === undefined) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="flex min-h-12 flex-wrap items-center gap-2 border-t border-line px-4 py-2"
    >
      <span className="figures flex-1 text-sm text-muted">
        {total !== undefined && t("rows", { count: total })}
      </span>
      {links.previous && (
        <ButtonLink
          href={links.previous}
          rel="prev"
          icon={<ChevronLeft aria-hidden="true" className="size-4" />}
        >
          {t("previous")}
        </ButtonLink>
      )}
      {links.next && (
        <ButtonLink href={links.next} rel="next">
          {t("next")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </ButtonLink>
      )}
    </nav>
  );
}
