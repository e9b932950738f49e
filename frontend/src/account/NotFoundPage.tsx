import { useText } from "~/lib/i18n/language";
import { ButtonLink } from "~/ui/Button";
import { Page, PageHeader } from "~/ui/PageHeader";
import { accountText } from "./text";

/** An address that leads nowhere, with the way home. */
export function NotFoundPage() {
  const t = useText(accountText);
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <Page>
        <PageHeader title={t("notFound")} answer={t("notFoundNote")} />
        <ButtonLink href="/" look="primary" className="self-start">
          {t("toStart")}
        </ButtonLink>
      </Page>
    </main>
  );
}
