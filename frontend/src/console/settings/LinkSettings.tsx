import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { LinkSettingsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Banner } from "~/ui/Banner";
import { Input, Textarea } from "~/ui/Input";
import { linkSettingsText } from "./linkSettingsText";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const LinkFragment = graphql(`
  fragment LinkSettings on Program {
    id
    allowedHosts
    queryParameters
    linkHosts { host linkCount isAllowed }
  }
`);
const parts = (list: string) => list.split(/[\s,]+/).filter((one) => one !== "");

/** Where links may lead, and which parameters carry codes on the program's own pages. */
export function LinkSettings({ program: ref }: { program: FragmentType<typeof LinkFragment> }) {
  const t = useText(settingsText);
  const words = useText(linkSettingsText);
  const { allowedHosts, queryParameters, linkHosts } = readFragment(LinkFragment, ref);
  return (
    <SettingsForm
      title={t("links")}
      note={words("note")}
      values={{ allowedHosts: allowedHosts.join("\n"), queryParameters: queryParameters.join(", ") }}
      toInput={(values) => ({
        allowedHosts: parts(values.allowedHosts),
        queryParameters: parts(values.queryParameters),
      })}
    >
      {(form) => (
        <>
          <Textarea
            label={t("allowedHosts")}
            hint={t("allowedHostsHint")}
            optional
            rows={3}
            spellCheck={false}
            error={form.formState.errors.allowedHosts?.message}
            {...form.register("allowedHosts")}
          />
          <Hosts hosts={linkHosts} />
          <Input
            label={words("parameters")}
            hint={words("parametersHint")}
            required
            spellCheck={false}
            autoCapitalize="none"
            error={form.formState.errors.queryParameters?.message}
            {...form.register("queryParameters")}
          />
        </>
      )}
    </SettingsForm>
  );
}

/** How many links lead to which host, and what becomes of those that may not. */
function Hosts({ hosts }: { hosts: LinkSettingsFragment["linkHosts"] }) {
  const words = useText(linkSettingsText);
  const list = (shown: typeof hosts) => (
    <ul className="flex flex-col gap-1">
      {shown.map(({ host, linkCount }) => (
        <li key={host} className="flex flex-wrap justify-between gap-x-4">
          <span className="wrap-anywhere">{host}</span>
          <span className="figures">{words("hostCount", { count: linkCount })}</span>
        </li>
      ))}
    </ul>
  );
  const stray = hosts.filter(({ isAllowed }) => !isAllowed);
  const allowed = hosts.filter(({ isAllowed }) => isAllowed);
  return (
    <div className="flex flex-col gap-3">
      {stray.length > 0 && (
        <Banner tone="warn" title={words("strayTitle")}>
          <div className="flex flex-col gap-2">
            {words("strayNote")}
            {list(stray)}
          </div>
        </Banner>
      )}
      {allowed.length > 0 && (
        <div className="text-sm text-muted">
          <p className="mb-1 font-medium">{words("hosts")}</p>
          {list(allowed)}
        </div>
      )}
    </div>
  );
}
