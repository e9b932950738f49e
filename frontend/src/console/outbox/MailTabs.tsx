import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Tabs } from "~/ui/Tabs";
import { useProgram } from "../program";
import { outboxText } from "./text";

/** The two pages about mails. */
export function MailTabs({ current }: { current: "outbox" | "templates" }) {
  const t = useText(outboxText);
  const href = useHref();
  const params = { programId: useProgram().id };
  return (
    <Tabs
      label={t("parts")}
      tabs={[
        {
          label: t("outbox"),
          href: href({ to: "/console/$programId/outbox", params }),
          current: current === "outbox",
        },
        {
          label: t("templates"),
          href: href({ to: "/console/$programId/mail-templates", params }),
          current: current === "templates",
        },
      ]}
    />
  );
}
