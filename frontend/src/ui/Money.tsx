import { useLanguage } from "~/lib/i18n/language";
import { type Money as Amount, formatMoney, signOf } from "~/lib/money";

/** An amount with its currency. Negative ones have a minus, and `tinted` also colours them. */
export function Money({ value, tinted }: { value: Amount; tinted?: boolean }) {
  const { language } = useLanguage();
  const red = tinted && signOf(value) < 0;
  return (
    <span className={red ? "figures whitespace-nowrap text-bad" : "figures whitespace-nowrap"}>
      {formatMoney(value, language)}
    </span>
  );
}

/** Amounts of several currencies, one per line: they are never added up. A dash stands for none. */
export function MoneyList({ values }: { values: readonly Amount[] }) {
  if (values.length === 0) return <span className="text-muted">–</span>;
  return (
    <span className="inline-flex flex-col">
      {values.map((value) => (
        <Money key={value.currencyCode} value={value} />
      ))}
    </span>
  );
}
