import { Toaster } from "sonner";
import { useText } from "~/lib/i18n/language";
import { uiText } from "./text";

/** Sonner in our own look; loaded with the first toast. */
export function SonnerToaster() {
  const t = useText(uiText);
  return (
    <Toaster
      position="bottom-center"
      // Above the bar that the portal has at the bottom of a phone.
      mobileOffset={{ bottom: "5rem" }}
      containerAriaLabel={t("done")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-center gap-3 rounded-md bg-ink px-4 py-3 text-page",
          title: "flex-1",
          actionButton: "rounded-sm px-2 min-h-8 font-medium underline",
        },
      }}
    />
  );
}
