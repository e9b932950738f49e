import { getRouteApi } from "@tanstack/react-router";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useViewer } from "~/lib/viewer";
import { Preferences } from "~/notices/Preferences";
import { Card } from "~/ui/Card";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { Tabs } from "~/ui/Tabs";
import { Company } from "./Company";
import { Legal } from "./Legal";
import { Profile } from "./Profile";
import { Seats } from "./Seats";
import { settingsTabs } from "./search";
import { Team } from "./Team";
import { settingsText } from "./text";

const route = getRouteApi("/portal/settings");

/** The person, the company, its people, and the person's other seats. */
export function SettingsPage() {
  const t = useText(settingsText);
  const href = useHref();
  const viewer = useViewer();
  const { tab = "profile" } = route.useSearch();
  const shown = settingsTabs.filter((name) => name !== "seats" || (viewer?.seats.length ?? 0) > 1);
  return (
    <Page>
      <PageHeader title={t("title")} />
      <Tabs
        label={t("parts")}
        tabs={shown.map((name) => ({
          label: t(name),
          href: href({ to: "/portal/settings", search: { tab: name } }),
          current: name === tab,
        }))}
      />
      {!viewer ? (
        <TextSkeleton lines={6} />
      ) : tab === "company" ? (
        <Company />
      ) : tab === "legal" ? (
        <Legal />
      ) : tab === "team" ? (
        <Team />
      ) : tab === "notifications" ? (
        <Card title={t("notificationsTitle")}>
          <Preferences />
        </Card>
      ) : tab === "seats" ? (
        <Seats seats={viewer.seats} />
      ) : (
        viewer.user && <Profile user={viewer.user} />
      )}
    </Page>
  );
}
