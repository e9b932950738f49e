import { lazy, Suspense, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerLegalFragment } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../../DecisionDialog";
import { Facts } from "../../list/Facts";
import { useProblems } from "../../useProblems";
import { legalText } from "./text";

const LegalDialog = lazy(() => import("./LegalDialog").then((module) => ({ default: module.LegalDialog })));

const LegalFragment = graphql(`
  fragment PartnerLegal on Partner {
    id
    name
    legalName
    address
    taxNumber
    taxFormConfirmedAt
  }
`);
const ConfirmDocument = graphql(`
  mutation PartnerConfirmTaxForm($id: ID!, $confirmed: Boolean!) {
    partnerConfirmTaxForm(id: $id, confirmed: $confirmed) {
      partner { id ...PartnerLegal }
      userErrors { field message code }
    }
  }
`);

interface PartnerLegalProps {
  partner: FragmentType<typeof LegalFragment>;
  /** Whether the program pays only who has a tax form. */
  needsTaxForm: boolean;
}

/** Who is paid before the law, as statements say it, and whether the tax form is there. */
export function PartnerLegal({ partner: ref, needsTaxForm }: PartnerLegalProps) {
  const t = useText(legalText);
  const partner = readFragment(LegalFragment, ref);
  const [isEditing, setEditing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  const canConfirm = useCan("PAYOUT_MANAGE");
  const none = <span className="text-muted">{t("notGiven")}</span>;
  const facts = [
    { name: t("legalName"), value: partner.legalName || partner.name },
    {
      name: t("address"),
      value: partner.address ? <span className="whitespace-pre-line">{partner.address}</span> : none,
    },
    { name: t("taxNumber"), value: partner.taxNumber || none },
    { name: t("taxForm"), value: <TaxForm partner={partner} needsTaxForm={needsTaxForm} /> },
  ];
  return (
    <Card
      title={t("title")}
      action={canManage && <Button onClick={() => setEditing(true)}>{t("edit")}</Button>}
    >
      <Facts facts={facts} />
      {canConfirm && (
        <Button className="mt-2" onClick={() => setAsking(true)}>
          {t(partner.taxFormConfirmedAt ? "withdraw" : "confirm")}
        </Button>
      )}
      <Suspense>{isEditing && <LegalDialog partner={partner} onClose={() => setEditing(false)} />}</Suspense>
      {isAsking && <Ask partner={partner} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function TaxForm({ partner, needsTaxForm }: { partner: PartnerLegalFragment; needsTaxForm: boolean }) {
  const t = useText(legalText);
  const { language } = useLanguage();
  const zone = useZone();
  const at = partner.taxFormConfirmedAt;
  if (at) {
    const day = formatDay(at, language, zone);
    return <StatusBadge standing="done">{t("confirmedOn", { day })}</StatusBadge>;
  }
  if (needsTaxForm) return <StatusBadge standing="held">{t("needed")}</StatusBadge>;
  return <span className="text-muted">{t("missing")}</span>;
}

function Ask({
  partner: { id, name, taxFormConfirmedAt },
  onClose,
}: {
  partner: PartnerLegalFragment;
  onClose: () => void;
}) {
  const t = useText(legalText);
  const { problems, settle } = useProblems();
  const [, confirm] = useMutation(ConfirmDocument);
  const confirmed = !taxFormConfirmedAt;
  const partner = name;
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t(confirmed ? "confirmTitle" : "withdrawTitle", { partner })}
      effect={t(confirmed ? "confirmEffect" : "withdrawEffect", { partner })}
      confirm={t(confirmed ? "confirm" : "withdraw")}
      danger={!confirmed}
      problems={problems}
      onConfirm={async () => {
        const { data, error } = await confirm({ id, confirmed });
        if (!settle(error, data?.partnerConfirmTaxForm.userErrors)) return;
        onClose();
        void toast(t(confirmed ? "confirmed" : "withdrawn", { partner }));
      }}
    />
  );
}
