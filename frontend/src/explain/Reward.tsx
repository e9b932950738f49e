import { useLanguage } from "~/lib/i18n/language";
import type { Money as Amount } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { Money } from "~/ui/Money";
import { noWords } from "./speaker";
import { type Unit, unitWords } from "./terms";

/** What a commission gives: money, or what is no money with its number. */
export function Reward({ amount, unit }: { amount: Amount; unit?: Unit | null }) {
  const { language } = useLanguage();
  const zone = useZone();
  if (!unit) return <Money value={amount} tinted />;
  return (
    <span className={unit.quantity < 0 ? "figures text-bad" : "figures"}>
      {unitWords(unit, { language, zone, words: noWords })}
    </span>
  );
}
