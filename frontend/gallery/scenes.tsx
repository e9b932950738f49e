import { CircleUser, Coins, House, Link as LinkIcon, MessageSquare, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "~/ui/Button";
import { CommandPalette } from "~/ui/CommandPalette";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { ConsoleShell } from "~/ui/ConsoleShell";
import { IconButton } from "~/ui/IconButton";
import { Page } from "~/ui/PageHeader";
import { PortalShell } from "~/ui/PortalShell";
import type { NavItem } from "~/ui/shell";
import { UserMenu } from "~/ui/UserMenu";
import { Figures } from "./Figures";
import { Lists } from "./Lists";

const place = (label: string, icon: ReactNode, current = false, count?: string): NavItem => ({
  label,
  icon,
  current,
  count,
  href: `/${label.toLowerCase()}`,
});
const places = [
  place("Home", <House aria-hidden="true" />, true),
  place("Pipeline", <Users aria-hidden="true" />, false, "3"),
  place("Links", <LinkIcon aria-hidden="true" />),
  place("Earnings", <Coins aria-hidden="true" />),
  place("Messages", <MessageSquare aria-hidden="true" />),
  place("Resources", <MessageSquare aria-hidden="true" />),
];
const signOut = { label: "Sign out", onSelect: () => {} };

/** The portal's frame around figures. */
export function PortalFrame() {
  const trigger = (
    <IconButton label="Account of Ada" icon={<CircleUser aria-hidden="true" className="size-5" />} />
  );
  return (
    <PortalShell
      name="Northwind partners"
      homeHref="/portal"
      items={places}
      userMenu={<UserMenu trigger={trigger} name="Ada" signOut={signOut} />}
    >
      <Page>
        <h1 className="text-xl">€1,240.50 will be paid on 15 Jan 2027</h1>
        <Figures />
      </Page>
    </PortalShell>
  );
}

/** The console's frame around a list. */
export function ConsoleFrame() {
  const user = (
    <UserMenu
      trigger={
        <Button look="quiet" className="justify-start">
          Olive Owner
        </Button>
      }
      name="Olive Owner"
      signOut={signOut}
    />
  );
  return (
    <ConsoleShell
      name="Northwind"
      groups={[{ items: places.slice(0, 2) }, { title: "Money", items: places.slice(2) }]}
      userMenu={user}
      onSearch={() => {}}
    >
      <Page>
        <Lists />
      </Page>
    </ConsoleShell>
  );
}

/** A confirmation above a page. */
export function DialogScene() {
  return (
    <>
      <ConsoleFrame />
      <ConfirmDialog
        open
        onClose={() => {}}
        onConfirm={() => {}}
        title="Send 42 payouts?"
        effect="42 partners are paid by bank transfer. This cannot be undone."
        amount="€12,345.00"
        confirm="Send €12,345.00"
      />
    </>
  );
}

/** The palette above a page. */
export function PaletteScene() {
  const commands = places.map((one) => ({ id: one.label, label: one.label, href: one.href, group: "Go to" }));
  return (
    <>
      <ConsoleFrame />
      <CommandPalette open onClose={() => {}} commands={commands} onGo={() => {}} />
    </>
  );
}
