import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { customerText } from "./text";

const IdentifyDocument = graphql(`
  mutation CustomerIdentify($input: CustomerIdentifyInput!) {
    customerIdentify(input: $input) {
      customer { id email company boundCredits { enrollment { id } percentage } }
      attributedConversions { id credits { enrollment { id } percentage } }
      userErrors { field message code }
    }
  }
`);

export interface IdentifyDialogProps {
  /** The customer, when one is known already; else it is asked for. */
  externalId: string;
  onClose: () => void;
}

/** Says that a browser, by its click or visitor id, is a customer. */
export function IdentifyDialog({ externalId, onClose }: IdentifyDialogProps) {
  const t = useText(customerText);
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const [, identify] = useMutation(IdentifyDocument);
  const form = useForm({
    defaultValues: { customer: { externalId, email: "", company: "" }, clickId: "", visitorId: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ customer, clickId, visitorId }) => {
    const word = (typed: string) => typed.trim() || undefined;
    const input = {
      programId,
      customer: {
        externalId: customer.externalId.trim(),
        email: word(customer.email),
        company: word(customer.company),
      },
      clickId: word(clickId),
      visitorId: word(visitorId),
    };
    const { data, error } = await identify({ input });
    if (!settle(error, data?.customerIdentify.userErrors, form)) return;
    const count = data?.customerIdentify.attributedConversions.length ?? 0;
    void toast(count > 0 ? t("attributed", { count }) : t("identified"));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("identify")} note={t("identifyNote")}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("customerId")}
          hint={t("customerIdHint")}
          required
          maxLength={200}
          readOnly={externalId !== ""}
          error={errors.customer?.externalId?.message}
          {...form.register("customer.externalId")}
        />
        <Input
          label={t("clickId")}
          hint={t("clickIdHint")}
          error={errors.clickId?.message}
          {...form.register("clickId")}
        />
        <Input label={t("visitorId")} error={errors.visitorId?.message} {...form.register("visitorId")} />
        <Input
          label={t("email")}
          optional
          type="email"
          error={errors.customer?.email?.message}
          {...form.register("customer.email")}
        />
        <Input
          label={t("company")}
          optional
          error={errors.customer?.company?.message}
          {...form.register("customer.company")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("identifyIt")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
