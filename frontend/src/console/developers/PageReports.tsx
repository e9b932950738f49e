import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { Dialog } from "~/ui/Dialog";
import { toast } from "~/ui/Toaster";
import { useEventTypes } from "../conversions/eventTypes";
import { DecisionDialog } from "../DecisionDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { CodeBlock } from "./CodeBlock";
import { reportExample, signExample } from "./siteExamples";
import { siteText } from "./siteText";

const PageReportsFragment = graphql(`
  fragment PageReports on Program { id pageReportsSince }
`);
const CreateDocument = graphql(`
  mutation PageSecretCreate($programId: ID!) {
    pageSecretCreate(programId: $programId) {
      secret
      program { id pageReportsSince }
      userErrors { field message code }
    }
  }
`);
const RemoveDocument = graphql(`
  mutation PageSecretRemove($programId: ID!) {
    pageSecretRemove(programId: $programId) {
      program { id pageReportsSince }
      userErrors { field message code }
    }
  }
`);

interface PageReportsProps {
  program: FragmentType<typeof PageReportsFragment>;
  /** What names the program in the script's address. */
  siteKey: string;
}

/** Whether pages may report what the site's server signed, and how. */
export function PageReports({ program: ref, siteKey }: PageReportsProps) {
  const t = useText(siteText);
  const { language } = useLanguage();
  const zone = useZone();
  const { currency } = useProgram();
  const { types } = useEventTypes();
  const mayManage = useCan("PROGRAM_MANAGE");
  const mayMakeKeys = useCan("API_KEY_MANAGE");
  const { pageReportsSince } = readFragment(PageReportsFragment, ref);
  const [asking, setAsking] = useState<"renew" | "remove" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { problems, busy, make, remove } = useDeeds(setSecret, () => setAsking(null));
  const sale = types.find((type) => type.isSale) ?? types[0];
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-prose text-muted">{t("note")}</p>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <p className="font-medium">
          {pageReportsSince ? t("since", { day: formatDay(pageReportsSince, language, zone) }) : t("off")}
        </p>
        {mayManage && mayMakeKeys && !pageReportsSince && (
          <Button busy={busy} onClick={() => void make()}>
            {t("make")}
          </Button>
        )}
        {mayManage && mayMakeKeys && pageReportsSince && (
          <>
            <Button onClick={() => setAsking("renew")}>{t("renew")}</Button>
            <Button look="quiet" onClick={() => setAsking("remove")}>
              {t("remove")}
            </Button>
          </>
        )}
      </div>
      {!asking &&
        problems.map((one) => (
          <p key={one} role="alert" className="mb-3 text-bad">
            {one}
          </p>
        ))}
      <div className="flex flex-col gap-4">
        <CodeBlock label={t("sign")} code={signExample(siteKey)} />
        <CodeBlock label={t("report")} code={reportExample(sale?.key ?? "sale", currency)} />
      </div>
      <DecisionDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === "remove" ? "removeTitle" : "renewTitle")}
        effect={t(asking === "remove" ? "removeEffect" : "renewEffect")}
        confirm={t(asking === "remove" ? "remove" : "renew")}
        danger
        problems={problems}
        onConfirm={asking === "remove" ? remove : make}
      />
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Card>
  );
}

function useDeeds(onSecret: (secret: string) => void, onDone: () => void) {
  const t = useText(siteText);
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const [{ fetching }, create] = useMutation(CreateDocument);
  const [, end] = useMutation(RemoveDocument);
  const make = async () => {
    const { data, error } = await create({ programId });
    if (!settle(error, data?.pageSecretCreate.userErrors) || !data?.pageSecretCreate.secret) return;
    onDone();
    onSecret(data.pageSecretCreate.secret);
  };
  const remove = async () => {
    const { data, error } = await end({ programId });
    if (!settle(error, data?.pageSecretRemove.userErrors)) return;
    onDone();
    void toast(t("removed"));
  };
  return { problems, busy: fetching, make, remove };
}

function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useText(siteText);
  const done = (
    <Button look="primary" onClick={onClose}>
      {t("done")}
    </Button>
  );
  return (
    // Closed by its button only: the secret cannot be shown again.
    <Dialog open title={t("secretTitle")} note={t("secretNote")} actions={done}>
      <CopyField label={t("secret")} value={secret} />
    </Dialog>
  );
}
