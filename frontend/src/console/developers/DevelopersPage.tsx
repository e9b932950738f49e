import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useEventTypes } from "../conversions/eventTypes";
import { useProgram } from "../program";
import { ApiKeys } from "./ApiKeys";
import { CodeBlock } from "./CodeBlock";
import { conversionExample, disputeExample, refundExample } from "./examples";
import { SiteScript } from "./SiteScript";
import { codeExample } from "./siteExamples";
import { siteText } from "./siteText";
import { developerText } from "./text";

/** How a shop or app is connected: script, conversions, refunds, disputes, keys. */
export function DevelopersPage() {
  const t = useText(developerText);
  const site = useText(siteText);
  const program = useProgram();
  const canManageKeys = useCan("API_KEY_MANAGE");
  const { types } = useEventTypes();
  const { origin } = window.location;
  const sale = types.find((type) => type.isSale) ?? types[0];
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      {canManageKeys && <ApiKeys />}
      <SiteScript part="script" />
      <Card title={t("send")}>
        <p className="mb-3 max-w-prose text-muted">{t("sendNote")}</p>
        <CodeBlock
          label={t("sendCurl")}
          code={conversionExample(origin, program.id, sale?.key ?? "sale", program.currency)}
        />
      </Card>
      <Card title={t("give")}>
        <p className="mb-3 max-w-prose text-muted">{t("giveNote")}</p>
        <CodeBlock label={t("giveCurl")} code={refundExample(origin, program.currency)} />
        <p className="mt-6 mb-3 max-w-prose text-muted">{t("disputeNote")}</p>
        <CodeBlock label={t("disputeCurl")} code={disputeExample(origin, program.currency)} />
      </Card>
      <SiteScript part="reports" />
      <Card title={site("codes")}>
        <p className="mb-3 max-w-prose text-muted">{site("codesNote")}</p>
        <CodeBlock label={site("codesCurl")} code={codeExample(origin, program.id)} />
      </Card>
      <Card title={t("more")}>
        <p className="mb-3 max-w-prose text-muted">{t("moreNote")}</p>
        <div className="flex max-w-xl flex-col items-start gap-4">
          <ButtonLink href="/playground">{t("playground")}</ButtonLink>
          <div className="w-full">
            <CopyField label={t("programId")} value={program.id} />
          </div>
        </div>
      </Card>
    </Page>
  );
}
