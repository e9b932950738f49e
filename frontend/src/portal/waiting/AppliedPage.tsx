import { useText } from "~/lib/i18n/language";
import { Card } from "~/ui/Card";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useEnrollment } from "../enrollment";
import { Application } from "./Application";
import { waitingText } from "./text";

/** The application is looked at: who has the ball, and that there is nothing to do. */
export function AppliedPage() {
  const t = useText(waitingText);
  const { program, createdAt, application } = useEnrollment();
  return (
    <Page>
      <PageHeader title={program.name} answer={t("appliedTitle")} />
      <Card>
        <p>{t("appliedNote", { program: program.name })}</p>
        <Application createdAt={createdAt} application={application} />
      </Card>
    </Page>
  );
}
