import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/Toaster";
import type { Choice } from "../pick/Combobox";
import { LinkPicker } from "../pick/LinkPicker";
import { useProblems } from "../useProblems";
import { linkText } from "./text";

const ResolveDocument = graphql(`
  mutation UnknownCodeResolve($id: ID!, $input: UnknownCodeResolveInput!) {
    unknownCodeResolve(id: $id, input: $input) {
      unknownCode { id resolvedAt }
      link { id formerCodes }
      userErrors { field message code }
    }
  }
`);

export interface GiveDialogProps {
  id: string;
  code: string;
  onClose: () => void;
}

/** Gives an unknown code to a link, for ever. */
export function GiveDialog({ id, code, onClose }: GiveDialogProps) {
  const t = useText(linkText);
  const [link, setLink] = useState<Choice | null>(null);
  const [isTried, setIsTried] = useState(false);
  const { problems, settle } = useProblems();
  const [{ fetching }, resolve] = useMutation(ResolveDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!link) return;
    const { data, error } = await resolve({ id, input: { linkId: link.id } });
    if (!settle(error, data?.unknownCodeResolve.userErrors)) return;
    void toast(t("given", { code }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("giveTitle", { code })} note={t("giveEffect")}>
      <Form onSubmit={submit} problems={problems}>
        <LinkPicker
          label={t("chooseLink")}
          hint={t("chooseLinkHint")}
          value={link}
          onChange={setLink}
          error={isTried && !link ? t("choose") : undefined}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={fetching}>
            {link ? t("giveIt", { code: link.label }) : t("give")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
