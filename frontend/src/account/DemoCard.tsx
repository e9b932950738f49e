import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { accountText } from "./text";

const DemoLoadDocument = graphql(`
  mutation DemoLoad {
    demoLoad {
      signIns { description email password }
      userErrors { message }
    }
  }
`);

/** Fills the empty installation with the demo, then shows who can sign in. */
export function DemoCard() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const [{ data, error, fetching }, load] = useMutation(DemoLoadDocument);
  const mistakes = error
    ? [requestSentence(error, language)]
    : (data?.demoLoad.userErrors ?? []).map((one) => one.message);
  const signIns = data?.demoLoad.signIns ?? [];
  return (
    <Card title={t("demo")}>
      <div className="flex flex-col items-start gap-4" aria-live="polite">
        {mistakes.length > 0 && <Banner tone="bad">{mistakes.join(" ")}</Banner>}
        {signIns.length === 0 ? (
          <>
            <p className="text-muted">{fetching ? t("demoLoading") : t("demoNote")}</p>
            <Button busy={fetching} onClick={() => void load({})}>
              {t("demoLoad")}
            </Button>
          </>
        ) : (
          <>
            <p>{t("demoReady", { password: signIns[0]?.password ?? "" })}</p>
            <ul className="flex w-full flex-col gap-3">
              {signIns.map((one) => (
                <li key={one.email}>
                  <CopyField label={one.description} value={one.email} />
                </li>
              ))}
            </ul>
            <ButtonLink href="/sign-in" look="primary">
              {t("signIn")}
            </ButtonLink>
          </>
        )}
      </div>
    </Card>
  );
}
