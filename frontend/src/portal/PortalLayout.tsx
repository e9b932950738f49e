import { getRouteApi, Outlet, useRouterState } from "@tanstack/react-router";
import { CircleUser } from "lucide-react";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import type { PortalEnrollmentsQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useSession } from "~/lib/session";
import { useAccent } from "~/lib/theme";
import { useViewerQuery, type Viewer, ViewerProvider } from "~/lib/viewer";
import { ZoneProvider } from "~/lib/zone";
import { useBell } from "~/notices/useBell";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { IconButton } from "~/ui/IconButton";
import type { MenuGroup } from "~/ui/Menu";
import { PortalShell } from "~/ui/PortalShell";
import { StatSkeleton } from "~/ui/Skeleton";
import { UserMenu } from "~/ui/UserMenu";
import { EnrollmentProvider, type PortalEnrollment, PortalEnrollmentsDocument } from "./enrollment";
import { usePortalNavigation } from "./navigation";
import { portalText } from "./text";

const route = getRouteApi("/portal");
const RejectedPage = lazy(() =>
  import("./waiting/RejectedPage").then((module) => ({ default: module.RejectedPage })),
);

/** The frame of every portal page: paints at once, then fills in who is there and for which program. */
export function PortalLayout() {
  const { program } = route.useSearch();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { viewer } = useViewerQuery();
  const [{ data, error }, reload] = useQuery({
    query: PortalEnrollmentsDocument,
    requestPolicy: "cache-first",
  });
  const all = data?.enrollments.edges.map((edge) => edge.node) ?? [];
  const enrollment =
    all.find((one) => one.program.slug === program) ?? all.find((one) => one.status === "APPROVED") ?? all[0];
  useAccent(enrollment?.program.accentColor);
  const items = usePortalNavigation(path, enrollment?.status);
  const href = useHref();
  const { bell, drawer } = useBell({
    allHref: href({ to: "/portal/notifications" }),
    settingsHref: href({ to: "/portal/settings", search: { tab: "notifications" } }),
  });
  return (
    <ViewerProvider viewer={viewer ?? null}>
      <ZoneProvider zone={enrollment?.program.timeZone}>
        <PortalShell
          name={enrollment?.program.name ?? viewer?.organization?.name ?? ""}
          homeHref={href({ to: "/portal" })}
          items={items}
          userMenu={
            <span className="flex items-center">
              {bell}
              <PortalUserMenu viewer={viewer} enrollments={all} current={enrollment} />
            </span>
          }
        >
          <Content
            enrollment={enrollment}
            rejection={data?.rejections.edges[0]?.node}
            organization={viewer?.organization?.name ?? ""}
            loaded={data !== undefined}
            error={error}
            reload={reload}
          />
          {drawer}
        </PortalShell>
      </ZoneProvider>
    </ViewerProvider>
  );
}

interface ContentProps {
  enrollment: PortalEnrollment | undefined;
  /** The latest application that was declined. */
  rejection: PortalEnrollmentsQuery["rejections"]["edges"][number]["node"] | undefined;
  organization: string;
  loaded: boolean;
  error: Parameters<typeof requestSentence>[0] | undefined;
  reload: () => void;
}

function Content({ enrollment, rejection, organization, loaded, error, reload }: ContentProps) {
  const t = useText(portalText);
  const { language } = useLanguage();
  if (enrollment) {
    return (
      <EnrollmentProvider key={enrollment.id} enrollment={enrollment}>
        <Outlet />
      </EnrollmentProvider>
    );
  }
  if (rejection) {
    return (
      <Suspense fallback={<StatSkeleton />}>
        <RejectedPage {...rejection} organization={organization} />
      </Suspense>
    );
  }
  if (error) {
    return (
      <ErrorState isPage title={t("failed")} onRetry={reload}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  return loaded ? (
    <EmptyState isPage title={t("none")}>
      {t("noneNote")}
    </EmptyState>
  ) : (
    <StatSkeleton />
  );
}

interface PortalUserMenuProps {
  viewer: Viewer | undefined;
  enrollments: readonly PortalEnrollment[];
  current: PortalEnrollment | undefined;
}

function PortalUserMenu({ viewer, enrollments, current }: PortalUserMenuProps) {
  const t = useText(portalText);
  const href = useHref();
  const session = useSession();
  const name = viewer?.user?.name ?? "";
  const programs: MenuGroup = {
    title: t("programs"),
    items: enrollments.map((one) => ({
      label: one.program.name,
      checked: one === current,
      href: href({ to: "/portal", search: { program: one.program.slug } }),
    })),
  };
  const seats: MenuGroup = {
    title: t("seats"),
    items: (viewer?.seats ?? []).map((seat) => ({
      label: seat.partnerName ? `${seat.partnerName} · ${seat.organizationName}` : seat.organizationName,
      checked: seat.isCurrent,
      onSelect: () => void session.takeSeat(seat.id),
    })),
  };
  const groups = [enrollments.length > 1 ? programs : null, seats.items.length > 1 ? seats : null].filter(
    (group) => group !== null,
  );
  return (
    <UserMenu
      trigger={
        <IconButton
          label={t("account", { name })}
          icon={<CircleUser aria-hidden="true" className="size-5" />}
        />
      }
      name={name}
      groups={groups}
      signOut={{ label: t("signOut"), onSelect: () => void session.signOut() }}
    />
  );
}
