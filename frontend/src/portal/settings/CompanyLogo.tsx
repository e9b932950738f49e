import { useMutation } from "urql";
import { LogoField } from "~/files/LogoField";
import { filesText } from "~/files/text";
import { graphql } from "~/gql/gql";
import { errorSentence } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { toast } from "~/ui/Toaster";
import { settingsText } from "./text";

const PartnerLogoSetDocument = graphql(`
  mutation PartnerLogoSet($partnerId: ID!, $fileId: ID) {
    partnerLogoSet(partnerId: $partnerId, fileId: $fileId) {
      partner { id logoUrl }
      userErrors { field message code }
    }
  }
`);

/** The partner's own logo, which its landing pages show. */
export function CompanyLogo({ partnerId, url }: { partnerId: string; url: string | null | undefined }) {
  const t = useText(filesText);
  const say = useText(settingsText);
  const { language } = useLanguage();
  const mayChange = useCan("OWN_TEAM_MANAGE");
  const [, set] = useMutation(PartnerLogoSetDocument);
  const onSet = async (fileId: string | null) => {
    const { data, error } = await set({ partnerId, fileId });
    const mistake = data?.partnerLogoSet.userErrors[0];
    if (error) return requestSentence(error, language);
    if (mistake) return errorSentence(mistake, language);
    void toast(t(fileId ? "logoSaved" : "logoRemoved"));
    return undefined;
  };
  return <LogoField url={url} hint={say("logoHint")} disabled={!mayChange} onSet={onSet} />;
}
