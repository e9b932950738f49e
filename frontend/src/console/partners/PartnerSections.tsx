import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { useIsNarrow } from "~/lib/narrow";
import { Fold } from "~/ui/Fold";
import { partnersText } from "./text";

/** A part of a partner's page: several cards about one question. */
export interface PartnerSection {
  readonly key: "money" | "links" | "merits" | "terms" | "about";
  /** Beside the main column where there is room. */
  readonly isBeside?: boolean;
  readonly content: ReactNode;
}

/** Which are open on a phone: kept while one moves about, so that a way back leads to the place one came from. */
const opened = new Set<PartnerSection["key"]>();

/**
 * The parts of a partner's page in the order of what matters: two columns where there is room; on a phone a list of
 * parts that open, because together they are ten screens long.
 */
export function PartnerSections({ sections }: { sections: readonly PartnerSection[] }) {
  const t = useText(partnersText);
  const isNarrow = useIsNarrow();
  if (!isNarrow) return <Columns sections={sections} />;
  const remember = (key: PartnerSection["key"], isOpen: boolean) =>
    isOpen ? opened.add(key) : opened.delete(key);
  return (
    <div className="flex flex-col gap-3">
      {sections.map(({ key, content }) => (
        <Fold
          key={key}
          title={<h2 className="text-base font-semibold">{t(`section.${key}`)}</h2>}
          note={t(`section.${key}Note`)}
          open={opened.has(key)}
          onToggle={(isOpen) => remember(key, isOpen)}
          className="overflow-hidden rounded-md border border-line"
        >
          <div className="flex flex-col gap-3 border-t border-line p-2">{content}</div>
        </Fold>
      ))}
    </div>
  );
}

function Columns({ sections }: { sections: readonly PartnerSection[] }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      {[false, true].map((isBeside) => (
        <div key={String(isBeside)} className="flex min-w-0 flex-col gap-6">
          {sections
            .filter((section) => (section.isBeside ?? false) === isBeside)
            .map(({ key, content }) => (
              <div key={key} className="contents">
                {content}
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}
