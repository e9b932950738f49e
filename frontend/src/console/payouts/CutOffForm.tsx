import { type FormEvent, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { instantOf, localOf } from "~/lib/zoned";
import { Button } from "~/ui/Button";
import { Input } from "~/ui/Input";
import { useFilters } from "../list/filters";
import { payoutText } from "./text";

/** Chooses the cut-off of the preview; it stands in the address. */
export function CutOffForm({ until }: { until: string | undefined }) {
  const t = useText(payoutText);
  const zone = useZone();
  const change = useFilters();
  const [typed, setTyped] = useState(() => (until ? localOf(until, zone) : ""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ until: instantOf(typed, zone) ?? "" });
  };
  const now = () => {
    setTyped("");
    change({ until: "" });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Input
        label={t("cutOff")}
        hint={t("cutOffHint", { zone })}
        className="sm:w-96"
        type="datetime-local"
        required
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{t("cutOffChange")}</Button>
      {until && (
        <Button look="quiet" onClick={now}>
          {t("cutOffNow")}
        </Button>
      )}
    </form>
  );
}
