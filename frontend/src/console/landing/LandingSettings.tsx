import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { useProgram } from "../program";
import { landingText } from "./text";

/** Among the settings: the way to the landing page's editor. */
export function LandingSettings() {
  const t = useText(landingText);
  const href = useHref();
  const params = { programId: useProgram().id };
  return (
    <Card
      title={t("title")}
      action={
        <ButtonLink href={href({ to: "/console/$programId/landing", params })}>{t("toEditor")}</ButtonLink>
      }
    >
      <p className="text-muted">{t("settingsNote")}</p>
    </Card>
  );
}
