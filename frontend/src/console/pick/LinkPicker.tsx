import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useProgram } from "../program";
import { type Choice, Combobox, type ComboboxProps } from "./Combobox";
import { pickText } from "./text";
import { useSettled } from "./useSettled";

const LinkPickerDocument = graphql(`
  query LinkPicker($filter: LinkFilter!) {
    links(filter: $filter, first: 10) {
      edges { node { id code enrollment { id partner { id name } } } }
    }
  }
`);

export type LinkPickerProps = Pick<
  ComboboxProps,
  "label" | "hint" | "error" | "value" | "onChange" | "required"
>;

/** Chooses a link of the program by a part of its code or name. */
export function LinkPicker(props: LinkPickerProps) {
  const t = useText(pickText);
  const { id: programId } = useProgram();
  const [words, setWords] = useState("");
  const search = useSettled(words.trim());
  const filter = { programId, ...(search ? { search } : {}) };
  const [{ data, fetching }] = useQuery({ query: LinkPickerDocument, variables: { filter } });
  const choices = data?.links.edges.map(
    ({ node }): Choice => ({ id: node.id, label: node.code, note: node.enrollment.partner.name }),
  );
  const isWaiting = fetching || search !== words.trim();
  return (
    <Combobox
      {...props}
      words={words}
      onWords={setWords}
      choices={isWaiting ? undefined : choices}
      none={t("noLink")}
    />
  );
}
