import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Input } from "~/ui/Input";
import { TextSkeleton } from "~/ui/Skeleton";
import { useSettled } from "../pick/useSettled";
import { useProgram } from "../program";
import { CandidateList } from "./CandidateList";
import { claimText } from "./text";
import type { UpholdDialogProps } from "./UpholdDialog";

const FindConversionDocument = graphql(`
  query FindClaimedConversion($filter: ConversionFilter!) {
    conversions(filter: $filter, first: 10) {
      edges { node { id ...ClaimCandidate } }
      totalCount
    }
  }
`);

interface FindConversionProps {
  onChoose: (conversion: UpholdDialogProps["conversion"]) => void;
}

/** Looks for the conversion of a claim that names it otherwise than the vendor does. */
export function FindConversion({ onChoose }: FindConversionProps) {
  const t = useText(claimText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [words, setWords] = useState("");
  const search = useSettled(words.trim());
  const [{ data, error, fetching }] = useQuery({
    query: FindConversionDocument,
    variables: { filter: { programId, search } },
    pause: !search,
  });
  const found = data?.conversions.edges.map(({ node }) => node) ?? [];
  const isWaiting = fetching || search !== words.trim();
  const more = (data?.conversions.totalCount ?? 0) - found.length;
  return (
    <section className="flex flex-col gap-1">
      <Input
        type="search"
        label={t("find")}
        hint={t("findHint")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {search &&
        (isWaiting ? (
          <TextSkeleton lines={3} />
        ) : error ? (
          <p role="alert">{requestSentence(error, language)}</p>
        ) : (
          <>
            <p role="status" className={found.length > 0 && more === 0 ? "sr-only" : "text-muted"}>
              {found.length === 0
                ? t("findNone")
                : more > 0
                  ? t("findMore", { count: more })
                  : t("found", { count: found.length })}
            </p>
            <CandidateList conversions={found} onChoose={onChoose} />
          </>
        ))}
    </section>
  );
}
