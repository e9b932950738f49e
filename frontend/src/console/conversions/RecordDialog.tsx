import { useNavigate } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { parseDecimal } from "~/lib/money";
import { instantOf } from "~/lib/zoned";
import { Button } from "~/ui/Button";
import { Drawer } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/Toaster";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { useCreditNames } from "./CreditWords";
import { type RecordDraft, RecordFields } from "./RecordFields";
import { conversionText } from "./text";

const RecordDocument = graphql(`
  mutation ConversionRecord($input: ConversionRecordInput!) {
    conversionRecord(input: $input) {
      conversion { id credits { ...CreditWords } }
      isRepeated
      userErrors { field message code }
    }
  }
`);

/** Records a conversion by hand, then shows what became of it. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const t = useText(conversionText);
  const program = useProgram();
  const navigate = useNavigate();
  const names = useCreditNames();
  const toInput = useInput();
  const { key, renew } = useIdempotencyKey();
  const { problems, settle } = useProblems();
  const [, record] = useMutation(RecordDocument);
  const form = useForm<RecordDraft>({ defaultValues: emptyDraft(program.currency) });
  const submit = form.handleSubmit(async (draft) => {
    const input = { ...toInput(draft), programId: program.id, idempotencyKey: key };
    const { data, error } = await record({ input });
    const result = data?.conversionRecord;
    if (!settle(error, result?.userErrors, form) || !result?.conversion) return;
    renew();
    const credited = names(result.conversion.credits).join(", ");
    const done = credited ? t("recordedOne", { names: credited }) : t("recordedNobody");
    void toast(result.isRepeated ? t("repeated") : done);
    void navigate({
      to: "/console/$programId/conversions/$conversionId",
      params: { programId: program.id, conversionId: result.conversion.id },
    });
  });
  return (
    <Drawer open onClose={onClose} title={t("recordTitle")} note={t("recordNote")}>
      <Form onSubmit={submit} problems={problems}>
        <RecordFields form={form} />
        <FormActions>
          <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
            {t("recordIt")}
          </Button>
        </FormActions>
      </Form>
    </Drawer>
  );
}

function emptyDraft(currencyCode: string): RecordDraft {
  return {
    type: "",
    externalId: "",
    customer: { externalId: "", email: "", company: "" },
    occurredAt: "",
    amount: { amount: "", currencyCode },
    tax: "",
    shipping: "",
    discount: "",
    code: "",
    clickId: "",
  };
}

/** Turns what was typed into the API's input: what is empty is left out. */
function useInput() {
  const { language } = useLanguage();
  const { timeZone } = useProgram();
  const number = (typed: string) => (typed ? (parseDecimal(typed, language) ?? typed) : undefined);
  const word = (typed: string) => typed.trim() || undefined;
  return (draft: RecordDraft) => {
    const { externalId, ...known } = draft.customer;
    const amount = number(draft.amount.amount);
    return {
      type: draft.type,
      externalId: draft.externalId.trim(),
      customer: {
        externalId: externalId.trim(),
        email: word(known.email),
        company: word(known.company),
      },
      occurredAt: instantOf(draft.occurredAt, timeZone) ?? undefined,
      amount: amount ? { amount, currencyCode: draft.amount.currencyCode.trim().toUpperCase() } : undefined,
      tax: number(draft.tax),
      shipping: number(draft.shipping),
      discount: number(draft.discount),
      code: word(draft.code),
      clickId: word(draft.clickId),
    };
  };
}
