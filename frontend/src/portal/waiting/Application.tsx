import { useText } from "~/lib/i18n/language";
import { DateTime } from "~/ui/DateTime";
import { waitingText } from "./text";

export interface ApplicationProps {
  createdAt: string;
  /** What the applicant wrote; null if nothing. */
  application?: string | null;
}

/** When somebody applied, and what they wrote. */
export function Application({ createdAt, application }: ApplicationProps) {
  const t = useText(waitingText);
  return (
    <>
      <p className="mt-2 text-muted">
        {t("appliedOn")} <DateTime value={createdAt} />
      </p>
      {application && (
        <div className="mt-4 border-t border-line pt-4">
          <p className="text-sm text-muted">{t("yourMessage")}</p>
          <p className="whitespace-pre-line">{application}</p>
        </div>
      )}
    </>
  );
}
