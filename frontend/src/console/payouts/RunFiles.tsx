import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { RunFilesFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { ButtonLink } from "~/ui/Button";
import { useProgram } from "../program";
import { fileText } from "./fileText";

const RunFilesDocument = graphql(`
  fragment RunFiles on PayoutRun {
    id
    status
    files {
      kind
      url
      obstacle
      payoutCount
      excluded { reason payout { id number amount { amount currencyCode } partner { id name } } }
    }
  }
`);
type File = RunFilesFragment["files"][number];

/** The files that a bank takes, each with what it cannot hold and why, or why there is none. */
export function RunFiles({ run: ref }: { run: FragmentType<typeof RunFilesDocument> }) {
  const t = useText(fileText);
  const run = readFragment(RunFilesDocument, ref);
  return (
    <ul aria-label={t("files")} className="flex w-full flex-col gap-3">
      {run.files.map((file) => (
        <li key={file.kind} className="flex flex-col items-start gap-1">
          {file.url ? (
            <ButtonLink look={run.status === "APPROVED" ? "primary" : "secondary"} href={file.url} download>
              {t(`load${file.kind}`)}
            </ButtonLink>
          ) : (
            <p className="font-medium">{t(file.kind)}</p>
          )}
          <p className="text-sm text-muted">
            {file.obstacle ? t(file.obstacle) : t("holds", { count: file.payoutCount })}
          </p>
          {file.excluded.length > 0 && <LeftOut file={file} />}
        </li>
      ))}
    </ul>
  );
}

function LeftOut({ file }: { file: File }) {
  const t = useText(fileText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  return (
    <details>
      <summary className="cursor-pointer text-sm">{t("leftOut", { count: file.excluded.length })}</summary>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {file.excluded.map(({ payout, reason }) => (
          <li key={payout.id}>
            <a
              className="underline"
              href={href({
                to: "/console/$programId/payouts/statements/$payoutId",
                params: { programId, payoutId: payout.id },
              })}
            >
              {payout.number}
            </a>{" "}
            <span className="figures">
              {payout.partner.name}, {formatMoney(payout.amount, language)}: {t(reason)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
