import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Tabs } from "~/ui/Tabs";
import { codeText } from "../partners/codeText";
import { useProgram } from "../program";
import { linkText } from "./text";

/** Between the links, the codes that customers type, and the codes that no link has. */
export function LinkTabs({ current }: { current: "links" | "codes" | "unknown" }) {
  const t = useText(linkText);
  const codes = useText(codeText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const tabs = [
    {
      label: t("title"),
      href: href({ to: "/console/$programId/links", params }),
      current: current === "links",
    },
    {
      label: codes("tab"),
      href: href({ to: "/console/$programId/links/codes", params }),
      current: current === "codes",
    },
    {
      label: t("unknown"),
      href: href({ to: "/console/$programId/links/unknown", params }),
      current: current === "unknown",
    },
  ];
  return <Tabs label={t("tabs")} tabs={tabs} />;
}
