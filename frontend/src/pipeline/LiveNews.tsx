import { useState } from "react";
import { type ReferralNews, useReferralNews } from "~/lib/graphql/live";
import { useText } from "~/lib/i18n/language";
import { pipelineText } from "./text";

/** Keeps the page as the server has it, and says to screen readers what changed. */
export function LiveNews({ programId }: { programId: string }) {
  const t = useText(pipelineText);
  const [words, setWords] = useState("");
  const wordsOf = ({ referral, claim }: ReferralNews) => {
    if (claim) return t("newsClaim");
    if (!referral) return t("newsAll");
    const { name, stage, status } = referral;
    return status === "ACCEPTED" ? t("newsStage", { name, stage: stage.name }) : t("newsReferral", { name });
  };
  useReferralNews(programId, (news) => setWords(wordsOf(news)));
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
