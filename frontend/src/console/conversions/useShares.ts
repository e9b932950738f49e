import { useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import type { Language } from "~/lib/i18n/catalogue";
import { useLanguage } from "~/lib/i18n/language";
import { formatDecimal } from "~/lib/money";
import type { ShareDraft } from "./AssignRow";
import { CreditWordsDocument } from "./CreditWords";
import { checkSum, evenShares, percentageText, shareOf } from "./shares";

type Credits = readonly FragmentType<typeof CreditWordsDocument>[];

/** The partners and shares of a form: at first the credit in force, or one empty row with all of it. */
export function useShares(credits: Credits) {
  const { language } = useLanguage();
  const [rows, setRows] = useState(() => draftsOf(credits, language));
  const nextKey = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  const shares = rows.map((row) => shareOf(row.share, language));
  const chosen = rows.map((row) => row.enrollment?.id);
  const check = checkSum(shares);
  const problemOf = (index: number) => {
    if (chosen[index] === undefined) return "choosePartner" as const;
    if (chosen.indexOf(chosen[index]) !== index) return "twice" as const;
    return shares[index] === null ? ("shareBad" as const) : null;
  };
  return {
    rows,
    check,
    /** What is wrong with a row. */
    problemOf,
    /** Whether it can be sent; no rows take the credit away. */
    isGood: rows.length === 0 || (check.kind === "good" && rows.every((_, index) => !problemOf(index))),
    /** As the API takes it. */
    credits: rows.map((row, index) => ({
      enrollmentId: row.enrollment?.id ?? "",
      percentage: percentageText(shares[index] ?? 0n),
    })),
    change: (key: number, next: Partial<ShareDraft>) =>
      setRows(rows.map((row) => (row.key === key ? { ...row, ...next } : row))),
    add: () => setRows([...rows, { key: nextKey, enrollment: null, share: rows.length === 0 ? "100" : "" }]),
    remove: (key: number) => setRows(rows.filter((row) => row.key !== key)),
    evenly: () => {
      const even = evenShares(rows.length);
      setRows(rows.map((row, index) => ({ ...row, share: typed(even[index] ?? 0n, language) })));
    },
  };
}

function typed(share: bigint, language: Language): string {
  return formatDecimal(percentageText(share), language);
}

function draftsOf(credits: Credits, language: Language): readonly ShareDraft[] {
  const now = credits.map((ref) => readFragment(CreditWordsDocument, ref));
  if (now.length === 0) return [{ key: 0, enrollment: null, share: "100" }];
  return now.map(({ enrollment, percentage }, key) => ({
    key,
    enrollment: { id: enrollment.id, label: enrollment.partner.name },
    share: typed(shareOf(percentage, "en") ?? 0n, language),
  }));
}
