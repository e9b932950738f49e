import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, formatMoney } from "~/lib/money";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { AssignRow, type ShareDraft } from "./AssignRow";
import { CreditWordsDocument } from "./CreditWords";
import { SumNote } from "./SumNote";
import { checkSum, evenShares, percentageText, shareOf } from "./shares";
import { conversionText } from "./text";

const AssignFormDocument = graphql(`
  fragment AssignForm on Conversion {
    id
    amount { amount currencyCode }
    credits { ...CreditWords }
  }
`);
const AssignDocument = graphql(`
  mutation ConversionAssign($id: ID!, $input: ConversionAssignInput!) {
    conversionAssign(id: $id, input: $input) {
      conversion { id credits { ...CreditWords } ...ConversionDetail }
      userErrors { field message code }
    }
  }
`);

export interface AssignFormProps {
  id: string;
  conversion: FragmentType<typeof AssignFormDocument>;
  onDone: () => void;
}

/** Partners with their shares in percent, which must sum to 100, and why. No partner takes the credit away. */
export function AssignForm({ id, conversion: ref, onDone }: AssignFormProps) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const conversion = readFragment(AssignFormDocument, ref);
  const { rows, change, add, remove, evenly } = useShares(conversion.credits);
  const { problems, settle } = useProblems();
  const [isTried, setIsTried] = useState(false);
  const [{ fetching }, assign] = useMutation(AssignDocument);
  const shares = rows.map((row) => shareOf(row.share, language));
  const check = checkSum(shares);
  const chosen = rows.map((row) => row.enrollment?.id);
  const isGood =
    rows.length === 0 ||
    (check.kind === "good" &&
      chosen.every((one, index) => one !== undefined && chosen.indexOf(one) === index));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsTried(true);
    if (!isGood) return;
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    const credits = rows.map((row, index) => ({
      enrollmentId: row.enrollment?.id ?? "",
      percentage: percentageText(shares[index] ?? 0n),
    }));
    const { data, error } = await assign({ id: conversion.id, input: { credits, reason } });
    if (!settle(error, data?.conversionAssign.userErrors)) return;
    void toast(t("assigned"));
    onDone();
  };
  const amount = formatMoney(conversion.amount, language);
  return (
    <Form id={id} onSubmit={submit} problems={problems}>
      {rows.map((row, index) => (
        <AssignRow
          key={row.key}
          row={row}
          onChange={(next) => change(row.key, next)}
          onRemove={() => remove(row.key)}
          problem={
            !isTried
              ? null
              : chosen[index] === undefined
                ? "choosePartner"
                : chosen.indexOf(chosen[index]) !== index
                  ? "twice"
                  : shares[index] === null
                    ? "shareBad"
                    : null
          }
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={add}>
          {t("addPartner")}
        </Button>
        {rows.length > 1 && <Button onClick={evenly}>{t("evenly")}</Button>}
      </div>
      {rows.length > 0 ? <SumNote check={check} /> : <p>{t("takeAwayNote", { amount })}</p>}
      <Textarea
        name="reason"
        label={t("assignReason")}
        hint={t("assignReasonHint")}
        required
        maxLength={500}
        rows={2}
      />
      <FormActions>
        <Button type="submit" look={rows.length > 0 ? "primary" : "danger"} busy={fetching}>
          {rows.length > 0 ? t("assignIt", { amount }) : t("takeAway")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The rows of the form: at first the credit in force, or one empty row with all of it. */
function useShares(credits: readonly FragmentType<typeof CreditWordsDocument>[]) {
  const { language } = useLanguage();
  const typed = (share: bigint) => formatDecimal(percentageText(share), language);
  const [rows, setRows] = useState<readonly ShareDraft[]>(() => {
    const now = credits.map((ref) => readFragment(CreditWordsDocument, ref));
    if (now.length === 0) return [{ key: 0, enrollment: null, share: "100" }];
    return now.map(({ enrollment, percentage }, key) => ({
      key,
      enrollment: { id: enrollment.id, label: enrollment.partner.name },
      share: typed(shareOf(percentage, "en") ?? 0n),
    }));
  });
  const nextKey = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  return {
    rows,
    change: (key: number, next: Partial<ShareDraft>) =>
      setRows(rows.map((row) => (row.key === key ? { ...row, ...next } : row))),
    add: () => setRows([...rows, { key: nextKey, enrollment: null, share: rows.length === 0 ? "100" : "" }]),
    remove: (key: number) => setRows(rows.filter((row) => row.key !== key)),
    evenly: () => {
      const even = evenShares(rows.length);
      setRows(rows.map((row, index) => ({ ...row, share: typed(even[index] ?? 0n) })));
    },
  };
}
