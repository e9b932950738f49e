import { useText } from "~/lib/i18n/language";
import { ErrorState } from "~/ui/ErrorState";
import { accountText } from "./text";

/** A page that threw: nothing is lost on the server, and a reload usually helps (a new version may have come out). */
export function BrokenPage() {
  const t = useText(accountText);
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <ErrorState title={t("broken")} onRetry={() => location.reload()}>
        {t("brokenNote")}
      </ErrorState>
    </main>
  );
}
