import { useText } from "~/lib/i18n/language";
import { useViewer } from "~/lib/viewer";
import { Preferences } from "~/notices/Preferences";
import { Card } from "~/ui/Card";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { AboutForm } from "./AboutForm";
import { PasswordForm } from "./PasswordForm";
import { profileText } from "./text";

/** The person's own name, language and password. */
export function ProfilePage() {
  const t = useText(profileText);
  const user = useViewer()?.user;
  return (
    <Page>
      <PageHeader title={t("title")} answer={user && t("answer", { email: user.email })} />
      <Card title={t("about")}>{user ? <AboutForm user={user} /> : <TextSkeleton />}</Card>
      <Card title={t("password")}>
        <PasswordForm />
      </Card>
      <div id="notifications">
        <Card title={t("notifications")}>
          <Preferences />
        </Card>
      </div>
    </Page>
  );
}
