import { Download } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { saveText, writeCsv } from "~/submission/import/csv";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { useProgram } from "../../program";
import { useEventTypes } from "../eventTypes";
import { importText } from "./text";

/** The columns that a file may have, with an example of each. */
const columns = [
  ["type", "sale"],
  ["external_id", "order-1042"],
  ["customer_id", "customer-17"],
  ["occurred_at", "2026-01-31"],
  ["amount", "1234.50"],
  ["currency", ""],
  ["tax", ""],
  ["shipping", ""],
  ["discount", ""],
  ["code", "ADA10"],
  ["click_id", ""],
  ["visitor_id", ""],
  ["occasion", ""],
  ["minutes", ""],
  ["customer_email", "jo@northwind.example"],
  ["customer_name", "Jo Winter"],
  ["customer_company", "Northwind GmbH"],
  ["customer_country", "DE"],
] as const;
const needed: readonly string[] = ["type", "external_id", "customer_id"];

/** What columns a file of conversions may have. */
export function ImportColumns() {
  const t = useText(importText);
  const { currency } = useProgram();
  const { types } = useEventTypes();
  const sale = types.find((type) => type.isSale) ?? types[0];
  const save = () => {
    const own: Record<string, string | undefined> = { type: sale?.key, currency };
    const head = [...columns.map(([name]) => name), "metadata.channel"];
    const row = [...columns.map(([name, example]) => own[name] ?? example), "fair"];
    saveText("conversions.csv", writeCsv([head, row]));
  };
  return (
    <Card title={t("columns")}>
      <div className="flex flex-col gap-3">
        <p className="text-muted">{t("columnsNote")}</p>
        <dl className="grid grid-cols-1 gap-x-4 gap-y-0.5 sm:grid-cols-[auto_1fr] sm:gap-y-2">
          {columns.map(([name]) => (
            <Described key={name} name={name}>
              {name === "type" ? t("type", { types: types.map(({ key }) => key).join(", ") }) : t(name)}
            </Described>
          ))}
          <Described name="metadata.…">{t("metadata")}</Described>
        </dl>
        <Button
          className="self-start"
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={save}
        >
          {t("example")}
        </Button>
      </div>
    </Card>
  );
}

function Described({ name, children }: { name: string; children: string }) {
  const t = useText(importText);
  return (
    <>
      <dt className="flex flex-wrap items-baseline gap-2">
        <code>{name}</code>
        {needed.includes(name) && <Badge>{t("needed")}</Badge>}
      </dt>
      <dd className="text-muted max-sm:mb-2.5">{children}</dd>
    </>
  );
}
