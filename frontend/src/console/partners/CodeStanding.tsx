import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { codeText } from "./codeText";

const CodeStandingDocument = graphql(`
  fragment CodeStanding on Code { id isValid archivedAt expiresAt }
`);

/** Whether a code holds, and until when. */
export function CodeStanding({ code }: { code: FragmentType<typeof CodeStandingDocument> }) {
  const t = useText(codeText);
  const { language } = useLanguage();
  const zone = useZone();
  const { isValid, archivedAt, expiresAt } = readFragment(CodeStandingDocument, code);
  const day = (instant: string) => formatDay(instant, language, zone);
  const words = archivedAt
    ? t("archived", { day: day(archivedAt) })
    : !expiresAt
      ? t("holds")
      : t(isValid ? "holdsUntil" : "ended", { day: day(expiresAt) });
  return <StatusBadge standing={isValid ? "done" : "ended"}>{words}</StatusBadge>;
}
