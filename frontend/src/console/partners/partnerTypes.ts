import type { Say } from "~/lib/i18n/catalogue";
import type { partnersText } from "./text";

/** The sorts of partners that have words of their own; others are shown as they were written. */
export const partnerTypes = ["AFFILIATE", "AGENCY", "CONSULTANT", "CREATOR", "CUSTOMER"] as const;

/** What a sort of partner is called. */
export function sayType(type: string, say: Say<(typeof partnersText)["en"]>): string {
  const known = partnerTypes.find((one) => one === type);
  return known ? say(`type.${known}`) : type;
}
