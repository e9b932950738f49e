import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { toast } from "~/ui/Toaster";
import { Facts } from "../list/Facts";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import type { Lead } from "./LandingLeads";
import { landingText } from "./text";

const LandingLeadEraseDocument = graphql(`
  mutation LandingLeadErase($id: ID!) {
    landingLeadErase(id: $id) {
      deletedId
      userErrors { field message code }
    }
  }
`);

/** What somebody wrote, what it agreed to in which words, and what came of it. */
export function LeadPanel({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useText(landingText);
  const { language } = useLanguage();
  const zone = useZone();
  const href = useHref();
  const { id: programId } = useProgram();
  const mayErase = useCan("REFERRAL_MANAGE");
  const [isErasing, setErasing] = useState(false);
  const door = "text-accent-text hover:underline";
  const partnerHref = href({
    to: "/console/$programId/partners/$enrollmentId",
    params: { programId, enrollmentId: lead.enrollment.id },
  });
  const facts = [
    {
      name: t("email"),
      value: (
        <a className={door} href={`mailto:${lead.email}`}>
          {lead.email}
        </a>
      ),
    },
    { name: t("company"), value: lead.company },
    {
      name: t("partner"),
      value: (
        <a className={door} href={partnerHref}>
          {lead.enrollment.partner.name}
        </a>
      ),
    },
    { name: t("link"), value: lead.link.code },
    { name: t("sent"), value: <DateTime value={lead.createdAt} time /> },
    {
      name: t("referral"),
      value: lead.referral ? (
        <a
          className={door}
          href={href({
            to: "/console/$programId/referrals",
            params: { programId },
            search: { show: lead.referral.id },
          })}
        >
          {lead.referral.name}
        </a>
      ) : (
        t("nobody")
      ),
    },
  ];
  const said = [
    { title: t("message"), words: lead.message },
    {
      title: t("agreed", { at: formatInstant(lead.createdAt, language, zone) }),
      words: lead.consent,
    },
  ];
  return (
    <Drawer
      open
      onClose={onClose}
      title={lead.name}
      actions={
        mayErase && (
          <Button look="danger" onClick={() => setErasing(true)}>
            {t("erase")}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <Facts facts={facts} />
        {said.map(
          ({ title, words }) =>
            words && (
              <section key={title} className="flex flex-col gap-1">
                <h3 className="text-sm font-semibold text-muted">{title}</h3>
                <p className="whitespace-pre-line [overflow-wrap:anywhere]">{words}</p>
              </section>
            ),
        )}
      </div>
      {isErasing && <EraseLead lead={lead} onClose={() => setErasing(false)} onErased={onClose} />}
    </Drawer>
  );
}

interface EraseLeadProps {
  lead: Lead;
  onClose: () => void;
  onErased: () => void;
}

function EraseLead({ lead, onClose, onErased }: EraseLeadProps) {
  const t = useText(landingText);
  const { problems, settle } = useProblems();
  const [{ fetching }, erase] = useMutation(LandingLeadEraseDocument);
  const confirm = async () => {
    const { data, error } = await erase({ id: lead.id });
    if (!settle(error, data?.landingLeadErase.userErrors)) return;
    void toast(t("erased"));
    onErased();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={t("eraseTitle", { name: lead.name })}
      effect={
        <>
          {t("eraseEffect")}
          {problems.map((problem) => (
            <Banner key={problem} tone="bad">
              {problem}
            </Banner>
          ))}
        </>
      }
      confirm={t("eraseIt")}
      danger
      busy={fetching}
    />
  );
}
