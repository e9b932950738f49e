import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Fold } from "~/ui/Fold";
import { FormSection } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { type LinkDraft, utmKeys, utmOf } from "./linkDraft";
import { optionText } from "./text";

const LinkDefaultsDocument = graphql(`
  query LinkDefaults($enrollmentId: ID!) {
    enrollment(id: $enrollmentId) {
      id
      program {
        id
        timeZone
        utm { source medium campaign term content }
        utmTemplates { name utm { source medium campaign term content } }
      }
    }
  }
`);
const LinkPreviewDocument = graphql(`
  query LinkPreview($input: LinkPreviewInput!) {
    linkPreview(input: $input) {
      targetUrl
      userErrors { field message code }
    }
  }
`);

interface LinkOptionsProps {
  form: UseFormReturn<LinkDraft>;
  enrollmentId: string;
}

/** What few links have: an expiry, values for the site's statistics, sub-ids; and where it all leads. */
export function LinkOptions({ form, enrollmentId }: LinkOptionsProps) {
  const t = useText(optionText);
  const [{ data }] = useQuery({ query: LinkDefaultsDocument, variables: { enrollmentId } });
  const program = data?.enrollment?.program;
  const { errors } = form.formState;
  const isWrong = Boolean(errors.expiresAt || errors.fallback || errors.utm || errors.subIds);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Fold
        title={t("more")}
        note={t("moreNote")}
        open={isOpen || isWrong}
        onToggle={setOpen}
        className="rounded-md border border-line"
      >
        <div className="flex flex-col gap-6 px-4 pb-4">
          <div className="flex flex-col gap-5">
            <Input
              label={t("expiresAt")}
              hint={t("expiresAtHint", { zone: program?.timeZone ?? "UTC" })}
              type="datetime-local"
              optional
              error={errors.expiresAt?.message}
              {...form.register("expiresAt")}
            />
            <Input
              label={t("fallback")}
              hint={t("fallbackHint")}
              type="url"
              optional
              error={errors.fallback?.message}
              {...form.register("fallback")}
            />
          </div>
          <FormSection title={t("utm")}>
            <p className="text-muted">
              {t("utmNote", { placeholders: "{partner}, {group}, {code}, {name}" })}
            </p>
            {program && program.utmTemplates.length > 0 && (
              <Select
                label={t("template")}
                defaultValue=""
                onChange={({ target }) => {
                  const chosen = program.utmTemplates[Number(target.value)];
                  if (target.value && chosen) form.setValue("utm", utmOf(chosen.utm), { shouldDirty: true });
                }}
              >
                <option value="">{t("noTemplate")}</option>
                {program.utmTemplates.map(({ name }, index) => (
                  <option key={name} value={index}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
            {utmKeys.map((key) => (
              <Input
                key={key}
                label={t(key)}
                optional
                maxLength={120}
                spellCheck={false}
                placeholder={program?.utm[key] ?? ""}
                error={errors.utm?.[key]?.message}
                {...form.register(`utm.${key}`)}
              />
            ))}
          </FormSection>
          <FormSection title={t("subs")}>
            <p className="text-muted">{t("subsNote")}</p>
            <div className="grid gap-4 sm:grid-cols-2">
              {form.getValues("subIds").map((_, index) => (
                <Input
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a sub-id is known by
                  key={index}
                  label={`sub${index + 1}`}
                  optional
                  maxLength={120}
                  spellCheck={false}
                  error={errors.subIds?.[index]?.message}
                  {...form.register(`subIds.${index}`)}
                />
              ))}
            </div>
          </FormSection>
        </div>
      </Fold>
      <Preview form={form} enrollmentId={enrollmentId} />
    </>
  );
}

/** Where visitors would land, as soon as typing pauses. A mistake is said by the form when it is sent. */
function Preview({ form, enrollmentId }: LinkOptionsProps) {
  const t = useText(optionText);
  const { code, name, destination, utm } = form.watch();
  const typed = JSON.stringify({ enrollmentId, code, name, destination: destination.trim(), utm });
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), 400);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data }] = useQuery({ query: LinkPreviewDocument, variables: { input: JSON.parse(settled) } });
  const target = data?.linkPreview.targetUrl;
  return (
    <p aria-live="polite" className="text-sm text-muted empty:hidden">
      {target && (
        <>
          {t("preview")} <code className="wrap-anywhere text-ink">{target}</code>
        </>
      )}
    </p>
  );
}
