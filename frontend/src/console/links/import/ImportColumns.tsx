import { Download } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { saveText, writeCsv } from "~/submission/import/csv";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { importText } from "./text";

/** The columns that a file may have, with an example of each; those of one kind are told together. */
const columns = [
  ["partner", "ada@partner.example"],
  ["code", "ada-fair"],
  ["destination", ""],
  ["name", "Fair in Cologne"],
  ["utm_source", "ada"],
  ["utm_medium", ""],
  ["utm_campaign", "fair"],
  ["utm_term", ""],
  ["utm_content", ""],
  ["sub1", "booth"],
  ["expires", "2027-12-31"],
  ["fallback", ""],
] as const;
const told = ["partner", "code", "destination", "name", "expires", "fallback"] as const;

/** What columns a file of links may have. */
export function ImportColumns() {
  const t = useText(importText);
  const save = () =>
    saveText("links.csv", writeCsv([columns.map(([name]) => name), columns.map(([, cell]) => cell)]));
  return (
    <Card title={t("columns")}>
      <div className="flex flex-col gap-3">
        <p className="text-muted">{t("columnsNote")}</p>
        <dl className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-[auto_1fr]">
          {told.map((name) => (
            <Described key={name} name={name}>
              {t(name)}
            </Described>
          ))}
          <Described name="utm_…">{t("utm")}</Described>
          <Described name="sub1 …">{t("subs")}</Described>
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
        {name === "partner" && <Badge>{t("needed")}</Badge>}
      </dt>
      <dd className="text-muted max-sm:mb-1">{children}</dd>
    </>
  );
}
