import { useText } from "~/lib/i18n/language";
import { Card } from "~/ui/Card";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Application } from "./Application";
import { waitingText } from "./text";

export interface RejectedPageProps {
  /** Name of the organization: its program is no longer the applicant's to see. */
  organization: string;
  createdAt: string;
  application?: string | null;
  rejectReason?: string | null;
}

/** The application was declined, and why. */
export function RejectedPage({ organization, createdAt, application, rejectReason }: RejectedPageProps) {
  const t = useText(waitingText);
  return (
    <Page>
      <PageHeader title={organization} answer={t("rejectedTitle")} />
      <Card>
        {rejectReason ? (
          <>
            <p className="text-muted">{t("rejectedReason", { organization })}</p>
            <p className="mt-1 whitespace-pre-line">{rejectReason}</p>
          </>
        ) : (
          <p>{t("rejectedNote", { organization })}</p>
        )}
        <Application createdAt={createdAt} application={application} />
      </Card>
    </Page>
  );
}
