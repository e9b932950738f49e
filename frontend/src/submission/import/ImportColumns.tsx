import { Download } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { SubmissionFormFragment } from "../SubmissionForm";
import { saveText, writeCsv } from "./csv";
import { importText } from "./text";

const columns = [
  "company",
  "contact_name",
  "email",
  "phone",
  "website",
  "country",
  "estimate",
  "currency",
  "expected_close",
  "message",
  "consent",
  "external_id",
] as const;
const needed: readonly string[] = ["company", "consent"];

/** An example of each column. */
const example: Record<(typeof columns)[number], string> = {
  company: "Northwind GmbH",
  contact_name: "Jo Winter",
  email: "jo@northwind.example",
  phone: "+49 30 1234567",
  website: "northwind.example",
  country: "DE",
  estimate: "12000.00",
  currency: "EUR",
  expected_close: "2027-03-31",
  message: "They look for a new supplier.",
  consent: "yes",
  external_id: "crm-1001",
};

/** What columns a file may have, those of the program's own questions included. */
export function ImportColumns({ program: ref }: { program: FragmentType<typeof SubmissionFormFragment> }) {
  const t = useText(importText);
  const { submissionFields, currency } = readFragment(SubmissionFormFragment, ref);
  const questions = submissionFields.filter(({ kind }) => kind !== "FILE");
  const save = () => {
    const head = [...columns, ...questions.map(({ key }) => key)];
    const row = [
      ...columns.map((one) => (one === "currency" ? currency : example[one])),
      ...questions.map(() => ""),
    ];
    saveText("referrals.csv", writeCsv([head, row]));
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("columnsNote")}</p>
      <dl className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-[auto_1fr]">
        {columns.map((name) => (
          <Described key={name} name={name} isNeeded={needed.includes(name)}>
            {t(name)}
          </Described>
        ))}
        {questions.map(({ key, label, isRequired }) => (
          <Described key={key} name={key} isNeeded={isRequired}>
            {t("question", { label })}
          </Described>
        ))}
      </dl>
      <Button className="self-start" icon={<Download aria-hidden="true" className="size-4" />} onClick={save}>
        {t("example")}
      </Button>
    </div>
  );
}

function Described({ name, isNeeded, children }: { name: string; isNeeded: boolean; children: string }) {
  const t = useText(importText);
  return (
    <>
      <dt className="flex flex-wrap items-baseline gap-2">
        <code>{name}</code>
        {isNeeded && <Badge>{t("needed")}</Badge>}
      </dt>
      <dd className="text-muted max-sm:mb-1">{children}</dd>
    </>
  );
}
