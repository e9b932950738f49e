import type { ComponentProps, ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { settingsText } from "./text";

export interface OwnerFormProps extends Pick<ComponentProps<typeof Form>, "onSubmit" | "problems"> {
  /** What is done with what is typed here. */
  note: string;
  isBusy: boolean;
  children: ReactNode;
}

/** What only an owner of the partner changes; everybody else reads it, and is told whom to ask. */
export function OwnerForm({ note, isBusy, children, ...form }: OwnerFormProps) {
  const t = useText(settingsText);
  const mayChange = useCan("OWN_TEAM_MANAGE");
  return (
    <Form {...form}>
      {mayChange ? <p className="text-muted">{note}</p> : <Banner>{t("companyForbidden")}</Banner>}
      <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-5">
        {children}
      </fieldset>
      {mayChange && (
        <FormActions>
          <Button type="submit" look="primary" busy={isBusy}>
            {t("save")}
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
