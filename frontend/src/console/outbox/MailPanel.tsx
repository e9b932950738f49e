import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { MailPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { StatusBadge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { failureSentence } from "./failure";
import { MailFrame } from "./MailFrame";
import { mailStandings } from "./statuses";
import { outboxText } from "./text";

const MailPanelDocument = graphql(`
  query MailPanel($id: ID!) {
    mail(id: $id) {
      id kind recipient language subject text html status attemptCount createdAt sentAt
      failure { reason serverCode }
    }
  }
`);
const ResendDocument = graphql(`
  mutation MailResend($id: ID!) {
    mailResend(id: $id) {
      mail { id status attemptCount failure { reason serverCode } }
      userErrors { field message code }
    }
  }
`);
type Mail = NonNullable<MailPanelQuery["mail"]>;

export interface MailPanelProps {
  id: string;
  /** Whether a mail server is set. */
  isSending: boolean;
  onClose: () => void;
}

/** One mail beside the outbox: how it stands, how it reads, and sending it again. */
export function MailPanel({ id, isSending, onClose }: MailPanelProps) {
  const t = useText(outboxText);
  const { language } = useLanguage();
  const { problems, settle } = useProblems();
  const [{ data, error }, reload] = useQuery({ query: MailPanelDocument, variables: { id } });
  const [{ fetching }, resend] = useMutation(ResendDocument);
  const mail = data?.mail;
  const send = async () => {
    const answer = await resend({ id });
    if (settle(answer.error, answer.data?.mailResend.userErrors)) void toast(t("queued"));
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={mail?.subject ?? t("title")}
      actions={
        mail &&
        isSending &&
        mail.status !== "QUEUED" && (
          <Button look="primary" busy={fetching} onClick={() => void send()}>
            {t(mail.status === "KEPT" ? "sendKept" : "send")}
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState title={t("mailFailed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : !data ? (
        <TextSkeleton lines={8} />
      ) : !mail ? (
        <EmptyState title={t("mailGone")}>{t("mailGoneNote")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {problems.map((problem) => (
            <Banner key={problem} tone="bad" title={problem} />
          ))}
          <Facts mail={mail} />
          <section className="flex flex-col gap-2">
            <h3 className="font-medium">{t("page")}</h3>
            <MailFrame title={t("page")} html={mail.html} />
          </section>
          <details>
            <summary className="min-h-9 cursor-pointer py-1.5 font-medium">{t("text")}</summary>
            <pre className="rounded-md border border-line bg-sunken p-3 font-sans break-words whitespace-pre-wrap">
              {mail.text}
            </pre>
          </details>
          {mail.kind.startsWith("invitation.") && <p className="text-muted">{t("hidden")}</p>}
        </div>
      )}
    </Drawer>
  );
}

function Facts({ mail }: { mail: Mail }) {
  const t = useText(outboxText);
  const { language } = useLanguage();
  const rows = [
    [
      t("status"),
      <StatusBadge key="s" standing={mailStandings[mail.status]}>
        {t(mail.status)}
      </StatusBadge>,
    ],
    [t("recipient"), mail.recipient],
    [t("made"), <DateTime key="m" value={mail.createdAt} time />],
    [t("sent"), mail.sentAt && <DateTime key="t" value={mail.sentAt} time />],
    [t("error"), mail.failure && failureSentence(mail.failure, language)],
    [t("attempts"), mail.attemptCount > 0 && mail.attemptCount],
    [t("language"), t(mail.language)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
