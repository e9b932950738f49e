import {
  type ComponentProps,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from "react";

const load = () => import("./MenuPopup");
const MenuPopup = lazy(() => load().then((module) => ({ default: module.MenuPopup })));

/** One thing to do or one place to go. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly href?: string;
  readonly onSelect?: () => void;
  readonly danger?: boolean;
  /** Ticks the item: it is the choice now in force. */
  readonly checked?: boolean;
}

/** A group of items under an optional heading; groups are parted by a line. */
export interface MenuGroup {
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** The button that opens it; exactly one element that takes a click and a ref. */
  trigger: ReactElement<ComponentProps<"button">>;
  groups: readonly MenuGroup[];
  align?: "start" | "end";
}

/**
 * A menu behind a button: `<Menu trigger={<Button>More</Button>} groups={[…]} />`. Its machinery is loaded when the
 * pointer or the focus comes near, because no page needs it for its first paint.
 */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const near = () => void load();
  const closed = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: near,
    onFocus: near,
    onClick: () => setWanted(true),
  });
  return wanted ? (
    <Suspense fallback={closed}>
      <MenuPopup {...props} />
    </Suspense>
  ) : (
    closed
  );
}
