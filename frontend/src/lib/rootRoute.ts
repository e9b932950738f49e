import { createRootRoute } from "@tanstack/react-router";

/** The root of all addresses. It stands here so that the three trees can hang below it without knowing each other. */
export const rootRoute = createRootRoute();
