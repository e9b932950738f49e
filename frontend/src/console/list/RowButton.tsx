import { Button, type ButtonProps } from "~/ui/Button";

/** A button inside a row: low, so that rows keep their height, and above the link that covers the row. */
export function RowButton(props: Omit<ButtonProps, "className" | "look">) {
  return <Button {...props} className="relative z-1 -my-1 min-h-7! px-2! text-sm pointer-coarse:min-h-10!" />;
}
