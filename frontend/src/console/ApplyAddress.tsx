import { useText } from "~/lib/i18n/language";
import { useViewer } from "~/lib/viewer";
import { CopyField } from "~/ui/CopyField";
import { useProgram } from "./program";
import { consoleText } from "./text";

/** The address of the page on which strangers apply, to be shared. */
export function ApplyAddress() {
  const t = useText(consoleText);
  const { slug } = useProgram();
  const organization = useViewer()?.organization?.slug;
  if (!organization) return null;
  const url = `${window.location.origin}/apply/${organization}/${slug}`;
  return <CopyField label={t("applyAddress")} hint={t("applyAddressHint")} value={url} />;
}
