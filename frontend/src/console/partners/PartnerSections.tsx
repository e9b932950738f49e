import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { useIsNarrow } from "~/lib/narrow";
import { Fold } from "~/ui/Fold";
import { sectionText } from "./sectionText";

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
 * parts that open, because together they are ten screens long. It is one tree at every width, so that nothing that is
 * being typed is lost when a window is made narrower or a tablet turned.
 */
export function PartnerSections({ sections }: { sections: readonly PartnerSection[] }) {
  return (
    <div className="flex flex-col gap-3 lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:items-start lg:gap-6">
      {[false, true].map((isBeside) => (
        <div key={String(isBeside)} className="flex min-w-0 flex-col gap-3 lg:gap-6">
          {sections
            .filter((section) => (section.isBeside ?? false) === isBeside)
            .map((section) => (
              <Part key={section.key} section={section} />
            ))}
        </div>
      ))}
    </div>
  );
}

function Part({ section: { key, content } }: { section: PartnerSection }) {
  const t = useText(sectionText);
  const isNarrow = useIsNarrow();
  const remember = (isOpen: boolean) => {
    if (isNarrow) isOpen ? opened.add(key) : opened.delete(key);
  };
  return (
    <Fold
      title={<h2 className="text-base font-semibold">{t(key)}</h2>}
      note={t(`${key}Note`)}
      open={!isNarrow || opened.has(key)}
      onToggle={remember}
      isFlat={!isNarrow}
      className={isNarrow ? "overflow-hidden rounded-md border border-line" : ""}
    >
      <div className={isNarrow ? "flex flex-col gap-3 border-t border-line p-2" : "flex flex-col gap-6"}>
        {content}
      </div>
    </Fold>
  );
}
