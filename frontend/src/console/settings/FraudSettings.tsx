import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { FraudRuleFields } from "./FraudRuleFields";
import { ruleInputs, type TypedRule, typedRules } from "./fraudRules";
import { fraudRulesText } from "./fraudText";

const FraudRulesFragment = graphql(`
  fragment FraudRules on Program {
    id
    fraudRules {
      version
      rules { kind mode clicks minutes seconds hosts reviewCount }
    }
  }
`);
const FraudRulesUpdateDocument = graphql(`
  mutation ProgramFraudRulesUpdate($id: ID!, $input: ProgramFraudRulesUpdateInput!) {
    programFraudRulesUpdate(id: $id, input: $input) {
      program { id ...FraudRules }
      userErrors { field message code }
    }
  }
`);

/** What happens when something looks like fraud, rule by rule. */
export function FraudSettings({ program: ref }: { program: FragmentType<typeof FraudRulesFragment> }) {
  const t = useText(fraudRulesText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { fraudRules } = readFragment(FraudRulesFragment, ref);
  const canManage = useCan("PROGRAM_MANAGE");
  const { problems, settle } = useProblems();
  const [, update] = useMutation(FraudRulesUpdateDocument);
  const form = useForm<{ rules: TypedRule[] }>({ defaultValues: { rules: typedRules(fraudRules.rules) } });
  const submit = form.handleSubmit(async (typed) => {
    const { data, error } = await update({ id: programId, input: { rules: ruleInputs(typed.rules) } });
    if (!settle(error, data?.programFraudRulesUpdate.userErrors, form)) return;
    form.reset(typed);
    void toast(t("saved"));
  });
  const counts = new Map(fraudRules.rules.map((rule) => [rule.kind, rule.reviewCount]));
  return (
    <Card title={t("title")}>
      <Form
        problems={problems}
        onSubmit={(event) => {
          form.clearErrors();
          void submit(event);
        }}
      >
        <p className="-mt-1 text-muted">{t("note")}</p>
        <fieldset disabled={!canManage} className="flex min-w-0 flex-col divide-y divide-line">
          {form.getValues("rules").map((rule, index) => (
            <FraudRuleFields
              key={rule.kind}
              kind={rule.kind}
              index={index}
              count={counts.get(rule.kind) ?? 0}
              form={form}
            />
          ))}
        </fieldset>
        <a
          className="self-start text-accent-text hover:underline"
          href={href({ to: "/console/$programId/fraud", params: { programId } })}
        >
          {t("toReview")}
        </a>
        {canManage && (
          <FormActions>
            <Button type="submit" busy={form.formState.isSubmitting}>
              {t("save")}
            </Button>
          </FormActions>
        )}
      </Form>
    </Card>
  );
}
