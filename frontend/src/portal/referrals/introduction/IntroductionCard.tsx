import { Mail } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { introductionText } from "./text";

const IntroductionDialog = lazy(() =>
  import("./IntroductionDialog").then((file) => ({ default: file.IntroductionDialog })),
);

const PortalIntroductionFragment = graphql(`
  fragment PortalIntroduction on Referral {
    id
    status
    closedAt
    submission { submittedAt }
  }
`);

/** Offers to introduce the prospect by a mail of the partner's own, while it is open. */
export function IntroductionCard({
  referral: ref,
}: {
  referral: FragmentType<typeof PortalIntroductionFragment>;
}) {
  const t = useText(introductionText);
  const mayWrite = useCan("OWN_REFERRAL_OPEN");
  const { id, status, closedAt, submission } = readFragment(PortalIntroductionFragment, ref);
  const [isOpen, setOpen] = useState(false);
  if (!submission || !mayWrite || closedAt || status === "REJECTED") return null;
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-muted">{t("note")}</p>
      <Button icon={<Mail aria-hidden="true" className="size-4" />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Suspense>{isOpen && <IntroductionDialog referralId={id} onClose={() => setOpen(false)} />}</Suspense>
    </Card>
  );
}
