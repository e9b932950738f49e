import { Check, Copy, Mail } from "lucide-react";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralIntroductionQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button, ButtonLink } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { Input, Textarea } from "~/ui/Input";
import { TextSkeleton } from "~/ui/Skeleton";
import { mailtoOf } from "./mailto";
import { introductionText } from "./text";

const ReferralIntroductionDocument = graphql(`
  query ReferralIntroduction($id: ID!, $language: String!) {
    referral(id: $id) {
      id
      introduction(language: $language) { subject text to cc }
    }
  }
`);
type Introduction = NonNullable<NonNullable<ReferralIntroductionQuery["referral"]>["introduction"]>;

/** The program's introduction, filled in: to be changed, copied, or opened in the person's mail program. */
export function IntroductionDialog({ referralId, onClose }: { referralId: string; onClose: () => void }) {
  const t = useText(introductionText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({
    query: ReferralIntroductionDocument,
    variables: { id: referralId, language },
  });
  const introduction = data?.referral?.introduction;
  if (introduction) return <Written introduction={introduction} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      {error || data ? (
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={8} />
      )}
    </Dialog>
  );
}

function Written({ introduction, onClose }: { introduction: Introduction; onClose: () => void }) {
  const t = useText(introductionText);
  const { to, cc } = introduction;
  const [subject, setSubject] = useState(introduction.subject);
  const [text, setText] = useState(introduction.text);
  const [isCopied, setCopied] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Not allowed here (plain HTTP): leave the text selected, ready for the person's own copy.
      area.current?.select();
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      note={t("dialogNote")}
      actions={
        <>
          <ButtonLink
            look="primary"
            href={mailtoOf({ to, cc, subject, text })}
            icon={<Mail aria-hidden="true" className="size-4" />}
          >
            {t("mail")}
          </ButtonLink>
          <Button
            icon={<Icon aria-hidden="true" className="size-4" />}
            onClick={() => void copy()}
            onBlur={() => setCopied(false)}
          >
            {t(isCopied ? "copied" : "copy")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          <dt className="text-muted">{t("to")}</dt>
          <dd className="wrap-anywhere">{to ?? t("toNone")}</dd>
          {cc && (
            <>
              <dt className="text-muted">{t("cc")}</dt>
              <dd className="wrap-anywhere">{cc}</dd>
            </>
          )}
        </dl>
        <Input label={t("subject")} value={subject} onChange={(event) => setSubject(event.target.value)} />
        <Textarea
          ref={area}
          label={t("text")}
          rows={12}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span role="status" className="sr-only">
          {isCopied && t("copied")}
        </span>
      </div>
    </Dialog>
  );
}
