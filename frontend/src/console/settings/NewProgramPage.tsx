import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { browserZone } from "~/lib/dates";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useProblems } from "../useProblems";
import { settingsText } from "./text";

const ProgramCreateDocument = graphql(`
  mutation ProgramCreate($input: ProgramCreateInput!) {
    programCreate(input: $input) {
      program { id name slug accentColor timeZone currency }
      userErrors { field message code }
    }
  }
`);

/** A new program: what cannot change later, and little else. */
export function NewProgramPage() {
  const t = useText(settingsText);
  const zones = useId();
  const href = useHref();
  const navigate = useNavigate();
  const { problems, settle } = useProblems();
  const [, create] = useMutation(ProgramCreateDocument);
  const form = useForm({
    defaultValues: { name: "", slug: "", currency: "EUR", timeZone: browserZone(), siteUrl: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ slug, ...values }) => {
    const input = { ...values, currency: values.currency.toUpperCase(), ...(slug ? { slug } : {}) };
    const { data, error } = await create({ input });
    if (!settle(error, data?.programCreate.userErrors, form)) return;
    const programId = data?.programCreate.program?.id;
    // The next step is what partners earn: a program without a plan pays nobody.
    if (programId) await navigate({ to: "/console/$programId/incentives", params: { programId } });
  });
  return (
    <Page>
      <PageHeader title={t("newProgram")} answer={t("newProgramNote")} />
      <Card className="max-w-3xl">
        <Form onSubmit={submit} problems={problems}>
          <Input
            label={t("name")}
            hint={t("nameHint")}
            required
            maxLength={120}
            error={errors.name?.message}
            {...form.register("name")}
          />
          <Input
            label={t("siteUrl")}
            hint={t("siteUrlHint")}
            type="url"
            placeholder="https://"
            required
            error={errors.siteUrl?.message}
            {...form.register("siteUrl")}
          />
          <Input
            label={t("currency")}
            hint={t("currencyHint")}
            required
            maxLength={3}
            pattern="[A-Za-z]{3}"
            className="[&_input]:max-w-36"
            error={errors.currency?.message}
            {...form.register("currency")}
          />
          <Input
            label={t("timeZone")}
            hint={t("timeZoneHint")}
            required
            list={zones}
            error={errors.timeZone?.message}
            {...form.register("timeZone")}
          />
          <datalist id={zones}>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Input
            label={t("slug")}
            hint={t("slugHint")}
            optional
            maxLength={60}
            pattern="[a-z0-9\-]+"
            title={t("slugHint")}
            error={errors.slug?.message}
            {...form.register("slug")}
          />
          <FormActions>
            <Button type="submit" look="primary" busy={isSubmitting}>
              {t("createProgram")}
            </Button>
            <ButtonLink href={href({ to: "/console" })}>{t("cancel")}</ButtonLink>
          </FormActions>
        </Form>
      </Card>
    </Page>
  );
}
