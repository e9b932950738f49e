import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { EventTypesFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Checkbox, Input } from "~/ui/Input";
import { type Column, Table } from "~/ui/Table";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { settingsText } from "./text";

const TypesFragment = graphql(`
  fragment EventTypes on Program {
    id
    eventTypes { id key name isLead isSale }
  }
`);
const EventTypeCreateDocument = graphql(`
  mutation EventTypeCreate($programId: ID!, $input: EventTypeCreateInput!) {
    eventTypeCreate(programId: $programId, input: $input) {
      program { id ...EventTypes }
      userErrors { field message code }
    }
  }
`);
type Row = EventTypesFragment["eventTypes"][number];

/** The kinds of conversions that systems may report and incentives may pay for. */
export function EventTypes({ program }: { program: FragmentType<typeof TypesFragment> }) {
  const t = useText(settingsText);
  const { eventTypes } = readFragment(TypesFragment, program);
  const [isMaking, setMaking] = useState(false);
  const canManage = useCan("PROGRAM_MANAGE");
  const columns: Column<Row>[] = [
    { key: "name", header: t("name"), cell: (row) => row.name },
    { key: "key", header: t("key"), cell: (row) => <span className="font-mono">{row.key}</span> },
    {
      key: "means",
      header: t("means"),
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          {row.isLead && <Badge>{t("isLead")}</Badge>}
          {row.isSale && <Badge>{t("isSale")}</Badge>}
          {!row.isLead && !row.isSale && <span className="text-muted">{t("isOther")}</span>}
        </span>
      ),
    },
  ];
  return (
    <Card
      flush
      title={t("eventTypes")}
      action={canManage && <Button onClick={() => setMaking(true)}>{t("newEventType")}</Button>}
    >
      <p className="px-4 py-3 text-muted">{t("eventTypesNote")}</p>
      <Table caption={t("eventTypes")} columns={columns} rows={eventTypes} rowKey={(row) => row.id} />
      {isMaking && (
        <NewEventType hasLead={eventTypes.some((type) => type.isLead)} onClose={() => setMaking(false)} />
      )}
    </Card>
  );
}

function NewEventType({ hasLead, onClose }: { hasLead: boolean; onClose: () => void }) {
  const t = useText(settingsText);
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const [, create] = useMutation(EventTypeCreateDocument);
  const form = useForm({ defaultValues: { name: "", key: "", isLead: false, isSale: false } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await create({ programId, input });
    if (!settle(error, data?.eventTypeCreate.userErrors, form)) return;
    onClose();
    void toast(t("eventTypeCreated", { name: input.name }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("newEventType")}
      note={t("newEventTypeNote")}
      confirm={t("create")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Input
        label={t("name")}
        required
        maxLength={120}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Input
        label={t("key")}
        hint={t("keyHint")}
        required
        maxLength={60}
        pattern="[a-z0-9_]+"
        title={t("keyHint")}
        spellCheck={false}
        autoCapitalize="none"
        error={errors.key?.message}
        {...form.register("key")}
      />
      <Checkbox label={t("isSaleLabel")} hint={t("isSaleHint")} {...form.register("isSale")} />
      {!hasLead && <Checkbox label={t("isLeadLabel")} hint={t("isLeadHint")} {...form.register("isLead")} />}
    </FormDialog>
  );
}
