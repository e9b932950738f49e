import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { useProgram } from "../program";
import { logoText } from "./logoText";

/** The door to the form in which partners submit. */
export function FormSettings() {
  const t = useText(logoText);
  const href = useHref();
  const { id: programId } = useProgram();
  return (
    <Card title={t("form")}>
      <p className="-mt-1 mb-3 text-muted">{t("formNote")}</p>
      <ButtonLink href={href({ to: "/console/$programId/settings/form", params: { programId } })}>
        {t("toForm")}
      </ButtonLink>
    </Card>
  );
}
