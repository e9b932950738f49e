import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { createClient } from "./lib/graphql/client";
import { LanguageProvider } from "./lib/i18n/language";
import { followLinks } from "./lib/navigation";
import { startRouter } from "./router";
import "./tokens.css";
import { Toaster } from "./ui/Toaster";

const router = await startRouter();

/** The session ended: to the sign-in page, and back here afterwards. */
function onSignedOut() {
  const { href, pathname } = router.state.location;
  if (pathname !== "/sign-in") void router.navigate({ to: "/sign-in", search: { next: href } });
}

const client = createClient(onSignedOut);
followLinks(router);

const element = document.getElementById("root");
if (element) {
  createRoot(element).render(
    <StrictMode>
      <Provider value={client}>
        <LanguageProvider>
          <RouterProvider router={router} />
          <Toaster />
        </LanguageProvider>
      </Provider>
    </StrictMode>,
  );
}
