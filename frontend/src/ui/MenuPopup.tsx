import { DropdownMenu as Radix } from "radix-ui";
import { cx } from "./cx";
import type { MenuItem, MenuProps } from "./Menu";

const itemLook =
  "flex min-h-9 pointer-coarse:min-h-11 items-center gap-2 rounded-sm px-2 outline-none select-none data-highlighted:bg-hover [&>svg]:size-4 [&>svg]:text-muted";

/** The open menu, and from then on its trigger too. Only `Menu` uses it. */
export function MenuPopup({ trigger, groups, align = "end" }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-48 overflow-y-auto rounded-md border border-line bg-surface p-1 animate-[fade-in_80ms]"
        >
          {groups.map((group, index) => (
            <Radix.Group
              key={group.title ?? group.items[0]?.label}
              className={cx(index > 0 && "mt-1 border-t border-line pt-1")}
            >
              {group.title && (
                <Radix.Label className="px-2 py-1 text-xs font-medium text-muted">{group.title}</Radix.Label>
              )}
              {group.items.map((item) => (
                <Item key={item.label} item={item} />
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const look = cx(itemLook, item.danger && "text-bad");
  if (item.checked !== undefined) {
    const words = (
      <>
        {item.icon}
        <span className="flex-1">{item.label}</span>
        <Radix.ItemIndicator aria-hidden="true">✓</Radix.ItemIndicator>
      </>
    );
    return (
      <Radix.CheckboxItem
        asChild={item.href !== undefined}
        checked={item.checked}
        onSelect={item.onSelect}
        className={look}
      >
        {item.href ? <a href={item.href}>{words}</a> : words}
      </Radix.CheckboxItem>
    );
  }
  const words = (
    <>
      {item.icon}
      {item.label}
    </>
  );
  return item.href ? (
    <Radix.Item asChild onSelect={item.onSelect} className={look}>
      <a href={item.href}>{words}</a>
    </Radix.Item>
  ) : (
    <Radix.Item onSelect={item.onSelect} className={look}>
      {words}
    </Radix.Item>
  );
}
