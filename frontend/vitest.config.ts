import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "~": resolve(import.meta.dirname, "src") } },
  test: {
    environment: "happy-dom",
    setupFiles: ["tests/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    env: { TZ: "UTC" },
    restoreMocks: true,
    maxWorkers: 2,
    // A busy machine is slow, not wrong: tests wait on what appears, and give up late.
    testTimeout: 60_000,
  },
});
