import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { FragmentType } from "~/gql/fragment-masking";
import type { ConversionAssignInput } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { AssignRow } from "./AssignRow";
import type { CreditWordsDocument } from "./CreditWords";
import { SumNote } from "./SumNote";
import { conversionText } from "./text";
import { useShares } from "./useShares";

export interface AssignFormProps {
  /** The credit in force. */
  credits: readonly FragmentType<typeof CreditWordsDocument>[];
  /** What the button says: "Assign €30.00". */
  confirm: string;
  /** What it means to leave nobody with credit; absent where that is no choice. */
  takeAway?: string;
  busy: boolean;
  /** Mistakes that belong to no field. */
  problems: readonly string[];
  onAssign: (input: ConversionAssignInput) => Promise<void>;
}

/** Partners with their shares in percent, which must sum to 100, and why. */
export function AssignForm({ credits, confirm, takeAway, busy, problems, onAssign }: AssignFormProps) {
  const t = useText(conversionText);
  const shares = useShares(credits);
  const { rows } = shares;
  const [isTried, setIsTried] = useState(false);
  const canRemove = rows.length > 1 || takeAway !== undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsTried(true);
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (shares.isGood) void onAssign({ credits: shares.credits, reason });
  };
  return (
    <Form onSubmit={submit} problems={problems}>
      {rows.map((row, index) => (
        <AssignRow
          key={row.key}
          row={row}
          onChange={(next) => shares.change(row.key, next)}
          onRemove={canRemove ? () => shares.remove(row.key) : undefined}
          problem={isTried ? shares.problemOf(index) : null}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={shares.add}>
          {t("addPartner")}
        </Button>
        {rows.length > 1 && <Button onClick={shares.evenly}>{t("evenly")}</Button>}
      </div>
      {rows.length > 0 ? <SumNote check={shares.check} /> : <p>{takeAway}</p>}
      <Textarea
        name="reason"
        label={t("assignReason")}
        hint={t("assignReasonHint")}
        required
        maxLength={500}
        rows={2}
      />
      <FormActions>
        <Button type="submit" look={rows.length > 0 ? "primary" : "danger"} busy={busy}>
          {rows.length > 0 ? confirm : t("takeAway")}
        </Button>
      </FormActions>
    </Form>
  );
}
