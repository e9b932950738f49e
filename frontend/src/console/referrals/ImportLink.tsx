import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { importText } from "~/submission/import/text";
import { ButtonLink } from "~/ui/Button";
import { useProgram } from "../program";

/** The way to submitting many for a partner. */
export function ImportLink() {
  const t = useText(importText);
  const href = useHref();
  const { id: programId } = useProgram();
  const canManage = useCan("REFERRAL_MANAGE");
  if (!canManage) return null;
  return (
    <ButtonLink href={href({ to: "/console/$programId/referrals/import", params: { programId } })}>
      {t("openImport")}
    </ButtonLink>
  );
}
