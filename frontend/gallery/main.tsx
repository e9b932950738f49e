import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "~/lib/i18n/language";
import "~/tokens.css";
import { Figures } from "./Figures";
import { Inputs } from "./Inputs";
import { Lists } from "./Lists";
import { ConsoleFrame, DialogScene, PaletteScene, PortalFrame } from "./scenes";

const scenes: Record<string, ReactNode> = {
  parts: (
    <main className="mx-auto flex max-w-5xl flex-col gap-6 p-4">
      <h1 className="text-2xl">Gallery</h1>
      <Figures />
      <Lists />
      <Inputs />
    </main>
  ),
  portal: <PortalFrame />,
  console: <ConsoleFrame />,
  dialog: <DialogScene />,
  palette: <PaletteScene />,
};

const element = document.getElementById("root");
const part = new URLSearchParams(location.search).get("part") ?? "parts";
if (element) {
  createRoot(element).render(
    <LanguageProvider initial="en">
      <div data-ready="">{scenes[part]}</div>
    </LanguageProvider>,
  );
}
