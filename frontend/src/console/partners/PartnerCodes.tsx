import { lazy, Suspense, useState } from "react";
import { discountWords } from "~/explain/discount/discount";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CodeArchive } from "./CodeArchive";
import { CodeStanding } from "./CodeStanding";
import { codeText } from "./codeText";
import { partnersText } from "./text";

const CodeDialog = lazy(() => import("./CodeDialog").then((module) => ({ default: module.CodeDialog })));

const CodesFragment = graphql(`
  fragment PartnerCodes on Enrollment {
    id
    status
    codes {
      id
      word
      isValid
      discount {
        percentage
        amount { amount currencyCode }
        months
        minimum { amount currencyCode }
      }
      ...CodeStanding
    }
  }
`);
/** Words that customers type, which credit the partner. */
export function PartnerCodes({ enrollment }: { enrollment: FragmentType<typeof CodesFragment> }) {
  const t = useText(partnersText);
  const words = useText(codeText);
  const { language } = useLanguage();
  const { id, status, codes } = readFragment(CodesFragment, enrollment);
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<{ id: string; word: string } | null>(null);
  const canManage = useCan("LINK_MANAGE");
  return (
    <Card
      flush
      title={t("codes")}
      action={
        canManage && status === "APPROVED" && <Button onClick={() => setMaking(true)}>{t("newCode")}</Button>
      }
    >
      {codes.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("noCodes")}</p>
      ) : (
        <ul>
          {codes.map((code) => (
            <li
              key={code.id}
              className="flex min-h-11 items-center gap-3 border-b border-line px-4 py-1 last:border-b-0"
            >
              <span className="min-w-0 flex-1 py-1">
                <span className="font-mono font-medium wrap-anywhere">{code.word}</span>
                {code.discount && (
                  <span className="block text-sm text-muted">{discountWords(code.discount, language)}</span>
                )}
              </span>
              <CodeStanding code={code} />
              {code.isValid && canManage && (
                <Button
                  look="quiet"
                  aria-label={words("archiveOf", { word: code.word })}
                  onClick={() => setEnding(code)}
                >
                  {words("archive")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Suspense>{isMaking && <CodeDialog enrollmentId={id} onClose={() => setMaking(false)} />}</Suspense>
      {ending && <CodeArchive code={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}
