import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Permission } from "~/gql/graphql";
import { type Viewer, ViewerProvider } from "~/lib/viewer";
import { renderApp } from "../../../tests/render";
import { BulkBar } from "./BulkBar";

const viewerWho = (...permissions: Permission[]): Viewer =>
  ({ permissions, seats: [], isFirstRun: false }) as never;
const row = (id: string, amount: string) =>
  ({
    id,
    status: "PENDING",
    releaseAt: "2020-01-01T00:00:00Z",
    amount: { amount, currencyCode: "EUR" },
    unit: null,
  }) as never;
const rows = [row("com_1", "10.00"), row("com_2", "2.50")];

it("names count and amount, asks for the reason and sends it", async () => {
  const user = userEvent.setup();
  const onDone = vi.fn();
  const answers = { CommissionsReject: { commissionsReject: { commissions: [], userErrors: [] } } };
  const { asked } = await renderApp(
    <ViewerProvider viewer={viewerWho("COMMISSION_DECIDE")}>
      <BulkBar commissions={rows} onDone={onDone} />
    </ViewerProvider>,
    { answers },
  );
  await user.click(screen.getByRole("button", { name: "Reject" }));
  expect(screen.getByRole("dialog", { name: "Reject 2 commissions?" })).toHaveTextContent("€12.50");
  await user.type(screen.getByLabelText("Reason"), "Fraud");
  await user.click(screen.getByRole("button", { name: "Reject: €12.50" }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(asked).toEqual([
    { name: "CommissionsReject", variables: { ids: ["com_1", "com_2"], input: { reason: "Fraud" } } },
  ]);
});

it("stays open with what was refused", async () => {
  const user = userEvent.setup();
  const mistake = { field: ["ids", "0"], message: "Its hold is not over.", code: "WRONG_STATE" };
  const answers = {
    CommissionsApprove: { commissionsApprove: { commissions: null, userErrors: [mistake] } },
  };
  await renderApp(
    <ViewerProvider viewer={viewerWho("COMMISSION_DECIDE")}>
      <BulkBar commissions={rows} onDone={() => expect.unreachable()} />
    </ViewerProvider>,
    { answers },
  );
  await user.click(screen.getByRole("button", { name: "Approve" }));
  await user.click(screen.getByRole("button", { name: "Approve: €12.50" }));
  expect(await screen.findByText("Its hold is not over.")).toBeInTheDocument();
});

it("names what is no money, and says that it was given", async () => {
  const user = userEvent.setup();
  const onDone = vi.fn();
  const reward = {
    id: "com_3",
    status: "APPROVED",
    releaseAt: "2020-01-01T00:00:00Z",
    amount: { amount: "0.00", currencyCode: "EUR" },
    unit: { kind: "CREDIT", name: "Store credit", quantity: 2 },
  } as never;
  const answers = { CommissionsFulfill: { commissionsFulfill: { commissions: [], userErrors: [] } } };
  const { asked } = await renderApp(
    <ViewerProvider viewer={viewerWho("COMMISSION_DECIDE")}>
      <BulkBar commissions={[reward]} onDone={onDone} />
    </ViewerProvider>,
    { answers },
  );
  await user.click(screen.getByRole("button", { name: "Mark as given" }));
  await user.click(screen.getByRole("button", { name: "Mark as given: 2 × Store credit" }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(asked).toEqual([{ name: "CommissionsFulfill", variables: { ids: ["com_3"] } }]);
});

it("is not there for those who may not decide", async () => {
  const { container } = await renderApp(
    <ViewerProvider viewer={viewerWho("COMMISSION_READ")}>
      <BulkBar commissions={rows} onDone={() => undefined} />
    </ViewerProvider>,
  );
  expect(container).toBeEmptyDOMElement();
});
