import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { EnrollmentStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useProgram } from "../program";
import { type Choice, Combobox, type ComboboxProps } from "./Combobox";
import { pickText } from "./text";
import { useSettled } from "./useSettled";

const EnrollmentPickerDocument = graphql(`
  query EnrollmentPicker($filter: EnrollmentFilter!) {
    enrollments(filter: $filter, first: 10) {
      edges { node { id partner { id name email } } }
    }
  }
`);

export interface EnrollmentPickerProps
  extends Pick<ComboboxProps, "label" | "hint" | "error" | "value" | "onChange" | "required"> {
  /** Only those in one of these states; the approved ones if absent. */
  status?: EnrollmentStatus[];
}

const approved: EnrollmentStatus[] = ["APPROVED"];

/** Chooses a partner of the program by a part of its name or address. */
export function EnrollmentPicker({ status = approved, ...rest }: EnrollmentPickerProps) {
  const t = useText(pickText);
  const { id: programId } = useProgram();
  const [words, setWords] = useState("");
  const search = useSettled(words.trim());
  const filter = { programId, status, ...(search ? { search } : {}) };
  const [{ data, fetching }] = useQuery({ query: EnrollmentPickerDocument, variables: { filter } });
  const choices = data?.enrollments.edges.map(
    ({ node }): Choice => ({ id: node.id, label: node.partner.name, note: node.partner.email }),
  );
  const isWaiting = fetching || search !== words.trim();
  return (
    <Combobox
      {...rest}
      words={words}
      onWords={setWords}
      choices={isWaiting ? undefined : choices}
      none={t("noPartner")}
    />
  );
}
