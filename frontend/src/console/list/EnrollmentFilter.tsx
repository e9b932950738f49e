import { X } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { EnrollmentStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { EnrollmentPicker } from "../pick/EnrollmentPicker";
import { useFilters } from "./filters";
import { listText } from "./text";

const EnrollmentFilterDocument = graphql(`
  query EnrollmentFilter($id: ID!) {
    enrollment(id: $id) { id partner { id name } }
  }
`);
/** Everybody who was ever let in: the rows of others are looked at too. */
const everIn: EnrollmentStatus[] = ["APPROVED", "SUSPENDED", "BANNED"];

/** Makes a list one partner's only, and takes that away again. */
export function EnrollmentFilter({ value }: { value: string | undefined }) {
  const t = useText(listText);
  const change = useFilters();
  const canSearch = useCan("PARTNER_READ");
  const [open, setOpen] = useState(false);
  const [{ data }] = useQuery({
    query: EnrollmentFilterDocument,
    variables: { id: value ?? "" },
    pause: value === undefined,
  });
  if (value !== undefined) {
    const name = data?.enrollment?.partner.name ?? "…";
    return (
      <Button
        icon={<X aria-hidden="true" className="size-4" />}
        onClick={() => change({ enrollment: "" })}
        aria-label={t("removePartner", { name })}
      >
        {t("onlyPartner", { name })}
      </Button>
    );
  }
  if (!canSearch) return null;
  return (
    <>
      <Button className="border-edge! font-normal" onClick={() => setOpen(true)}>
        {t("choosePartner")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("choosePartnerTitle")}>
        <EnrollmentPicker
          label={t("partnerName")}
          status={everIn}
          value={null}
          onChange={(choice) => {
            setOpen(false);
            change({ enrollment: choice?.id });
          }}
        />
      </Dialog>
    </>
  );
}
