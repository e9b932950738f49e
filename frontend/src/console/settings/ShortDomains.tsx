import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { CopyField } from "~/ui/CopyField";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { linkSettingsText } from "./linkSettingsText";

const ShortDomainsFragment = graphql(`
  fragment ShortDomains on Program {
    id
    shortDomains { id host }
    shortHost
    shortDomainTarget
  }
`);
const AddDocument = graphql(`
  mutation ShortDomainAdd($input: ShortDomainAddInput!) {
    shortDomainAdd(input: $input) {
      program { id ...ShortDomains }
      userErrors { field message code }
    }
  }
`);
const PreferDocument = graphql(`
  mutation ShortDomainPrefer($programId: ID!, $id: ID) {
    shortDomainPrefer(programId: $programId, id: $id) {
      program { id ...ShortDomains }
      userErrors { field message code }
    }
  }
`);
const RemoveDocument = graphql(`
  mutation ShortDomainRemove($id: ID!) {
    shortDomainRemove(id: $id) {
      program { id ...ShortDomains }
      userErrors { field message code }
    }
  }
`);

/** Hosts of the program's own for its links: how to set one up, and which one links are shown with. */
export function ShortDomains({ program: ref }: { program: FragmentType<typeof ShortDomainsFragment> }) {
  const t = useText(linkSettingsText);
  const { shortDomains, shortHost, shortDomainTarget } = readFragment(ShortDomainsFragment, ref);
  const canManage = useCan("PROGRAM_MANAGE");
  const [removing, setRemoving] = useState<{ id: string; host: string } | null>(null);
  const rows = [{ id: null, host: shortDomainTarget }, ...shortDomains];
  return (
    <Card title={t("domains")}>
      <div className="flex flex-col gap-5">
        <p className="-mt-1 text-muted">{t("domainsNote")}</p>
        <ul aria-label={t("shown")} className="flex flex-col">
          {rows.map(({ id, host }) => (
            <li
              key={host}
              className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0"
            >
              <span className="min-w-0 flex-1 wrap-anywhere">
                {host}
                {!id && <span className="block text-sm text-muted">{t("own")}</span>}
              </span>
              {(shortHost ?? shortDomainTarget) === host ? (
                <Badge tone="accent">{t("preferred")}</Badge>
              ) : (
                canManage && <Prefer id={id} host={host} />
              )}
              {id && canManage && (
                <Button
                  look="quiet"
                  aria-label={t("removeHost", { host })}
                  onClick={() => setRemoving({ id, host })}
                >
                  {t("remove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {canManage && <Add target={shortDomainTarget} />}
      </div>
      {removing && <Remove domain={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}

function Prefer({ id, host }: { id: string | null; host: string }) {
  const t = useText(linkSettingsText);
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const [{ fetching }, prefer] = useMutation(PreferDocument);
  const choose = async () => {
    const { data, error } = await prefer({ programId, ...(id ? { id } : {}) });
    if (settle(error, data?.shortDomainPrefer.userErrors)) void toast(t("chosen", { host }));
  };
  return (
    <>
      <Button busy={fetching} aria-label={t("preferHost", { host })} onClick={() => void choose()}>
        {t("prefer")}
      </Button>
      {problems.map((problem) => (
        <Banner key={problem} tone="bad">
          {problem}
        </Banner>
      ))}
    </>
  );
}

function Add({ target }: { target: string }) {
  const t = useText(linkSettingsText);
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const form = useForm({ defaultValues: { host: "" } });
  const [, add] = useMutation(AddDocument);
  const submit = form.handleSubmit(async ({ host }) => {
    const { data, error } = await add({ input: { programId, host } });
    if (!settle(error, data?.shortDomainAdd.userErrors, form)) return;
    form.reset();
    void toast(t("added", { host: host.trim() }));
  });
  const typed = form.watch("host").trim();
  return (
    <Form onSubmit={submit} problems={problems}>
      <Input
        label={t("host")}
        hint={t("hostHint")}
        required
        spellCheck={false}
        autoCapitalize="none"
        error={form.formState.errors.host?.message}
        {...form.register("host")}
      />
      <section className="flex flex-col gap-3 rounded-md border border-line p-4">
        <h3 className="font-semibold">{t("setup")}</h3>
        <ol className="flex list-decimal flex-col gap-3 ps-5">
          <li>
            {t("setupRecord", { type: recordFor(target) })}
            <div className="mt-2 grid gap-3 sm:grid-cols-2">
              <CopyField label={t("setupName")} value={typed || "go.example.com"} />
              <CopyField label={t("setupTarget")} value={target} />
            </div>
          </li>
          <li>{t("setupProxy")}</li>
          <li>{t("setupTest")}</li>
        </ol>
      </section>
      <FormActions>
        <Button type="submit" busy={form.formState.isSubmitting}>
          {t("add")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The kind of record that can point to a host: only a name can be another's name. */
function recordFor(target: string): string {
  if (target.includes(":")) return "AAAA";
  return /^[\d.]+$/.test(target) ? "A" : "CNAME";
}

function Remove({ domain, onClose }: { domain: { id: string; host: string }; onClose: () => void }) {
  const t = useText(linkSettingsText);
  const { problems, settle } = useProblems();
  const [{ fetching }, remove] = useMutation(RemoveDocument);
  const confirm = async () => {
    const { data, error } = await remove({ id: domain.id });
    if (!settle(error, data?.shortDomainRemove.userErrors)) return;
    onClose();
    void toast(t("removed", { host: domain.host }));
  };
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={t("removeTitle", { host: domain.host })}
      effect={
        <>
          {t("removeEffect")}
          {problems.map((problem) => (
            <Banner key={problem} tone="bad">
              {problem}
            </Banner>
          ))}
        </>
      }
      confirm={t("remove")}
      busy={fetching}
    />
  );
}
