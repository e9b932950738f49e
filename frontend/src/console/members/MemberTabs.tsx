import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Tabs } from "~/ui/Tabs";
import { useProgram } from "../program";
import { memberText } from "./text";

/** Between members and invitations. */
export function MemberTabs({ current }: { current: "members" | "invitations" }) {
  const t = useText(memberText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const tabs = [
    {
      label: t("title"),
      href: href({ to: "/console/$programId/members", params }),
      current: current === "members",
    },
    {
      label: t("invitations"),
      href: href({ to: "/console/$programId/members/invitations", params }),
      current: current === "invitations",
    },
  ];
  return <Tabs label={t("tabs")} tabs={tabs} />;
}
