import { defineText } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";

const partyText = defineText({
  en: { taxNumber: "Tax number {number}" },
  de: { taxNumber: "Steuernummer {number}" },
});

export interface PartyProps {
  party: {
    readonly name: string;
    readonly address?: string | null;
    /** ISO 3166 code. */
    readonly country?: string | null;
    readonly taxNumber?: string | null;
  };
}

/** Who pays or is paid, in lines, as the document of a payout names them. */
export function Party({ party }: PartyProps) {
  const t = useText(partyText);
  const { language } = useLanguage();
  const country = party.country && new Intl.DisplayNames([language], { type: "region" }).of(party.country);
  const tax = party.taxNumber && t("taxNumber", { number: party.taxNumber });
  return (
    <span className="whitespace-pre-line">
      {[party.name, party.address, country, tax].filter(Boolean).join("\n")}
    </span>
  );
}
