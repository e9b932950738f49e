import { useMutation } from "urql";
import { LogoField } from "~/files/LogoField";
import { filesText } from "~/files/text";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { errorSentence } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { toast } from "~/ui/Toaster";
import { logoText } from "./logoText";

const LogoSettingsFragment = graphql(`
  fragment LogoSettings on Program {
    id
    logoUrl
  }
`);
const ProgramLogoSetDocument = graphql(`
  mutation ProgramLogoSet($programId: ID!, $fileId: ID) {
    programLogoSet(programId: $programId, fileId: $fileId) {
      program { id ...LogoSettings }
      userErrors { field message code }
    }
  }
`);

/** The program's logo, which partners' landing pages show. */
export function LogoSettings({ program: ref }: { program: FragmentType<typeof LogoSettingsFragment> }) {
  const t = useText(filesText);
  const say = useText(logoText);
  const { language } = useLanguage();
  const canManage = useCan("PROGRAM_MANAGE");
  const { id: programId, logoUrl } = readFragment(LogoSettingsFragment, ref);
  const [, set] = useMutation(ProgramLogoSetDocument);
  const onSet = async (fileId: string | null) => {
    const { data, error } = await set({ programId, fileId });
    const mistake = data?.programLogoSet.userErrors[0];
    if (error) return requestSentence(error, language);
    if (mistake) return errorSentence(mistake, language);
    void toast(t(fileId ? "logoSaved" : "logoRemoved"));
    return undefined;
  };
  return (
    <Card title={t("logo")}>
      <LogoField url={logoUrl} hint={say("programHint")} disabled={!canManage} onSet={onSet} />
    </Card>
  );
}
