import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { MailTiming, NoticePreferencesQuery } from "~/gql/graphql";
import { errorSentence } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { ErrorState } from "~/ui/ErrorState";
import { Form, FormActions } from "~/ui/Form";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { mailLanguage } from "./language";
import { topics } from "./search";
import { noticeText } from "./text";

const NoticePreferencesDocument = graphql(`
  query NoticePreferences($language: MailLanguage!) {
    notificationPreferences { kind topic label(language: $language) inApp mail isDaily }
  }
`);
const PreferencesSetDocument = graphql(`
  mutation NoticePreferencesSet($preferences: [NotificationPreferenceInput!]!) {
    notificationPreferencesSet(preferences: $preferences) {
      preferences { kind inApp mail }
      userErrors { field message code }
    }
  }
`);
type Preference = NoticePreferencesQuery["notificationPreferences"][number];
type Choice = Pick<Preference, "inApp" | "mail">;

/** How the person is told, kind by kind. */
export function Preferences() {
  const t = useText(noticeText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({
    query: NoticePreferencesDocument,
    variables: { language: mailLanguage(language) },
  });
  if (error && !data) {
    return (
      <ErrorState title={t("preferencesFailed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  return data ? <Choices preferences={data.notificationPreferences} /> : <TextSkeleton lines={8} />;
}

function Choices({ preferences }: { preferences: readonly Preference[] }) {
  const t = useText(noticeText);
  const { language } = useLanguage();
  const [changed, setChanged] = useState<Readonly<Record<string, Choice>>>({});
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [{ fetching }, set] = useMutation(PreferencesSetDocument);
  const hasChanges = Object.keys(changed).length > 0;
  const change = (of: Preference, part: Partial<Choice>) =>
    setChanged((old) => ({
      ...old,
      [of.kind]: { inApp: of.inApp, mail: of.mail, ...old[of.kind], ...part },
    }));
  const save = async () => {
    const input = Object.entries(changed).map(([kind, choice]) => ({ kind, ...choice }));
    const { data, error } = await set({ preferences: input });
    const mistakes = data?.notificationPreferencesSet.userErrors ?? [];
    setProblems(
      error ? [requestSentence(error, language)] : mistakes.map((one) => errorSentence(one, language)),
    );
    if (error || mistakes.length > 0) return;
    setChanged({});
    void toast(t("saved"));
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      problems={problems}
    >
      <p className="text-muted">{t("preferencesNote")}</p>
      {topics.map((topic) => {
        const own = preferences.filter((one) => one.topic === topic);
        return (
          own.length > 0 && (
            <fieldset key={topic} className="min-w-0">
              <legend className="mb-1 font-semibold">{t(topic)}</legend>
              <ul className="divide-y divide-line border-y border-line">
                {own.map((one) => (
                  <Row
                    key={one.kind}
                    preference={one}
                    choice={changed[one.kind] ?? one}
                    onChange={(part) => change(one, part)}
                  />
                ))}
              </ul>
            </fieldset>
          )
        );
      })}
      {/* The list is long: once something is chosen, what keeps it is in sight. */}
      <div className={hasChanges ? "sticky bottom-14 border-t border-line bg-surface py-3 sm:bottom-0" : ""}>
        <FormActions>
          <Button type="submit" look="primary" busy={fetching} disabled={!hasChanges}>
            {t("save")}
          </Button>
        </FormActions>
      </div>
    </Form>
  );
}

interface RowProps {
  preference: Preference;
  choice: Choice;
  onChange: (part: Partial<Choice>) => void;
}

const timings: readonly MailTiming[] = ["AT_ONCE", "DAILY", "NONE"];

function Row({ preference, choice, onChange }: RowProps) {
  const t = useText(noticeText);
  const what = preference.label;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 basis-full break-words sm:flex-1 sm:basis-0">{what}</span>
      <label className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          aria-label={t("inAppOf", { what })}
          checked={choice.inApp}
          onChange={(event) => onChange({ inApp: event.target.checked })}
          className="size-4 accent-(--accent)"
        />
        <span aria-hidden="true">{t("inApp")}</span>
      </label>
      <select
        aria-label={t("mailOf", { what })}
        value={choice.mail}
        onChange={(event) => onChange({ mail: event.target.value as MailTiming })}
        className="field-box w-44 max-w-full pr-8 max-sm:ml-auto max-sm:w-40"
      >
        {timings.map((timing) => (
          <option key={timing} value={timing}>
            {timing === "AT_ONCE" && preference.isDaily ? t("eachMorning") : t(timing)}
          </option>
        ))}
      </select>
    </li>
  );
}
