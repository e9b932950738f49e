import { discountWords } from "~/explain/discount/discount";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { linksText } from "./text";

const PortalCodesDocument = graphql(`
  fragment PortalCodes on Enrollment {
    id
    codes {
      id
      word
      isValid
      expiresAt
      discount {
        percentage
        amount { amount currencyCode }
        months
        minimum { amount currencyCode }
      }
    }
  }
`);

/** Words that customers type, and what they get for it. */
export function Codes({ enrollment }: { enrollment: FragmentType<typeof PortalCodesDocument> }) {
  const t = useText(linksText);
  const { language } = useLanguage();
  const zone = useZone();
  const { codes } = readFragment(PortalCodesDocument, enrollment);
  return (
    <Card title={t("codes")}>
      <p className="mb-3 text-muted">{t(codes.length === 0 ? "codesNone" : "codesNote")}</p>
      <ul className="flex max-w-md flex-col gap-4">
        {codes.map(({ id, word, isValid, discount, expiresAt }) => (
          <li key={id}>
            {isValid ? (
              <>
                <CopyField label={t("codeWord", { word })} value={word} />
                {discount && (
                  <p className="mt-1 text-sm">
                    {t("codeGives", { what: discountWords(discount, language) })}
                  </p>
                )}
                {expiresAt && (
                  <p className="mt-1 text-sm text-muted">
                    {t("codeUntil", { day: formatDay(expiresAt, language, zone) })}
                  </p>
                )}
              </>
            ) : (
              <p className="text-muted">{t("codeEnded", { word })}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
