import { useState } from "react";
import { Badge, StatusBadge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CalendarDay, DateTime, PeriodDays } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Fold } from "~/ui/Fold";
import { Money } from "~/ui/Money";
import { PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { StatSkeleton, TableSkeleton, TextSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { Tabs } from "~/ui/Tabs";

interface Row {
  id: string;
  name: string;
  amount: string;
  standing: "waiting" | "open" | "done" | "held" | "failed" | "ended";
  words: string;
  at: string;
}
const rows: readonly Row[] = [
  {
    id: "1",
    name: "Northwind agency with quite a long name GmbH & Co. KG",
    amount: "1240.50",
    standing: "waiting",
    words: "Held until 14 Dec 2026",
    at: "2026-11-14T09:30:00Z",
  },
  {
    id: "2",
    name: "Ada Reviews",
    amount: "-40.00",
    standing: "failed",
    words: "Reversed",
    at: "2026-11-12T19:05:00Z",
  },
  {
    id: "3",
    name: "Contoso",
    amount: "88.00",
    standing: "done",
    words: "Paid on 1 Nov 2026",
    at: "2026-10-02T00:00:00Z",
  },
  {
    id: "4",
    name: "Fabrikam",
    amount: "300.00",
    standing: "held",
    words: "Stopped: being checked",
    at: "2026-10-01T12:00:00Z",
  },
];
const columns: readonly Column<Row>[] = [
  { key: "name", header: "Partner", cell: (row) => row.name, sort: { href: "?order=name" } },
  {
    key: "status",
    header: "Status",
    cell: (row) => <StatusBadge standing={row.standing}>{row.words}</StatusBadge>,
  },
  {
    key: "at",
    header: "Earned on",
    cell: (row) => <DateTime value={row.at} />,
    sort: { href: "?order=at", direction: "DESC" },
  },
  {
    key: "amount",
    header: "Amount",
    numeric: true,
    cell: (row) => <Money value={{ amount: row.amount, currencyCode: "EUR" }} tinted />,
  },
];

/** Everything that shows rows, states and their absence. */
export function Lists() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(["2"]));
  return (
    <>
      <PageHeader
        title="Commissions"
        answer={
          <>
            €1,588.50 in{" "}
            <PeriodDays value={{ startsAt: "2026-10-01T00:00:00Z", endsAt: "2026-12-01T00:00:00Z" }} />
          </>
        }
        actions={
          <>
            <Button look="primary">Approve 3 commissions</Button>
            <Button>Export</Button>
          </>
        }
        back={{ label: "Home", href: "/console" }}
      />
      <Tabs
        label="State"
        tabs={[
          { label: "All", href: "?a", current: true, count: "120" },
          { label: "Held", href: "?b", current: false, count: "4" },
          { label: "Paid", href: "?c", current: false },
        ]}
      />
      <Card flush>
        <Table
          caption="Commissions"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/console/commissions/${row.id}`}
          selection={{
            selected,
            onChange: setSelected,
            label: (row) => `Select ${row.name}`,
            all: "Select all",
          }}
        />
        <Pagination links={{ previous: "?before=a", next: "?after=b" }} total={120} />
      </Card>
      <div className="flex flex-wrap gap-2">
        <Badge>Agency</Badge> <Badge tone="accent">Gold</Badge>
        <StatusBadge standing="open">Meeting</StatusBadge>
        <StatusBadge standing="ended">Rejected</StatusBadge>
      </div>
      <Banner tone="info" title="12 applications wait" action={<Button>Look at them</Button>}>
        The oldest came on <CalendarDay value="2026-11-03" />.
      </Banner>
      <Banner tone="good">The run was sent.</Banner>
      <Banner tone="warn">Two webhooks fail since 14 Nov 2026.</Banner>
      <Banner tone="bad">The plan is in use by 3 groups.</Banner>
      <Card flush title="Not in the run">
        <Fold title="Below the minimum" note="2 balances · may change from 22 Nov 2026" aside="€43.70" open>
          <p className="border-t border-line px-4 py-3">De Planner, Kursraum</p>
        </Fold>
        <Fold title="A tax form is missing" note="1 balance · When somebody acts" aside="€58.60">
          <p className="border-t border-line px-4 py-3">Studio Kwiat</p>
        </Fold>
      </Card>
      <div className="grid gap-6 md:grid-cols-2">
        <Card>
          <EmptyState title="No links yet" action={<Button look="primary">Create a link</Button>}>
            A link counts who comes by your recommendation. Create one and share it.
          </EmptyState>
        </Card>
        <Card>
          <ErrorState title="The links could not be loaded" onRetry={() => {}}>
            The server cannot be reached. Check the connection and try again.
          </ErrorState>
        </Card>
      </div>
      <StatSkeleton />
      <Card flush>
        <TableSkeleton rows={3} />
      </Card>
      <Card>
        <TextSkeleton />
      </Card>
    </>
  );
}
