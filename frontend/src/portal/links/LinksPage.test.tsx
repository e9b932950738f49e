import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { InPortal, type InPortalProps } from "../../../tests/portal";
import { type Answers, renderApp } from "../../../tests/render";
import { LinksPage } from "./LinksPage";

const noUtm = { source: "", medium: "", campaign: "", term: "", content: "" };
const newsletter = { name: "Newsletter", utm: { ...noUtm, medium: "email", campaign: "{name}" } };
const options: Answers = {
  LinkDefaults: {
    enrollment: {
      id: "enr_1",
      program: {
        id: "prg_1",
        timeZone: "Europe/Berlin",
        utm: { ...noUtm, source: "{partner}" },
        utmTemplates: [newsletter],
      },
    },
  },
  LinkPreview: { linkPreview: { targetUrl: "https://example.com?utm_source=ada", userErrors: [] } },
};
const link = {
  id: "lnk_1",
  code: "ada",
  name: null,
  destination: "https://example.com",
  url: "https://rap.port/r/ada",
  landingUrl: null as string | null,
  qrUrl: "https://rap.port/qr/ada",
  isMain: true,
  formerCodes: ["adele"],
  archivedAt: null,
  expiresAt: null as string | null,
  isExpired: false,
  isStray: false,
  targetUrl: "https://example.com",
  fallback: null,
  utm: noUtm,
  subIds: [],
  totals: { clickCount: 105, lastClickAt: "2026-11-17T16:53:00Z" },
  history: { clicksByDay: [3, 0, 4] },
};
const page = (links: object[]) => ({
  enrollment: {
    id: "enr_1",
    codes: [
      {
        id: "cod_1",
        word: "ADA10",
        isValid: true,
        expiresAt: "2027-01-31T12:00:00Z",
        discount: { percentage: "10", amount: null, months: 3, minimum: null },
      },
      { id: "cod_2", word: "OLD", isValid: false, expiresAt: null, discount: null },
    ],
    program: { id: "prg_1", siteUrl: "https://example.com", allowedHosts: ["*.example.com"] },
  },
  links: {
    edges: links.map((node) => ({ node })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    totalCount: links.length,
  },
});

const show = (answers: Answers, props: Omit<InPortalProps, "children"> = {}, url = "/portal/links") =>
  renderApp(
    <InPortal {...props}>
      <LinksPage />
    </InPortal>,
    { answers: { PortalOccasions: { occasions: [] }, ...options, ...answers }, url, path: "/portal/links" },
  );

describe("LinksPage", () => {
  it("shows each link with its clicks, former codes and address to copy", async () => {
    await show({ PortalLinks: page([link]) });
    expect(await screen.findByLabelText("Address of ada")).toHaveValue("https://rap.port/r/ada");
    expect(screen.getByText(/105 clicks, last on/)).toHaveTextContent("17 Nov 2026, 17:53");
    expect(screen.getByRole("img", { name: "7 clicks in the last 3 days" })).toBeVisible();
    expect(screen.getByText("Also reached by: adele")).toBeVisible();
    expect(screen.getByLabelText("Code ADA10")).toHaveValue("ADA10");
    expect(screen.getByText(/Your customer gets: 10.?% off, each order for 3 months/)).toBeVisible();
    expect(screen.getByText("It holds until 31 Jan 2027.")).toBeVisible();
    expect(screen.getByText("OLD credits nothing new.")).toBeVisible();
  });

  it("shows the address of the page that a link has", async () => {
    await show({ PortalLinks: page([{ ...link, landingUrl: "https://rap.port/p/acme/ada" }]) });
    expect(await screen.findByLabelText("Address of the page of ada")).toHaveValue(
      "https://rap.port/p/acme/ada",
    );
    expect(screen.getByRole("link", { name: "Open it: the page of ada" })).toHaveAttribute(
      "href",
      "https://rap.port/p/acme/ada",
    );
  });

  it("says who registered and came by the partner", async () => {
    const figures = {
      registrationCount: 3,
      attendanceCount: 2,
      attendanceRate: "66.7",
      averageMinutes: "41.5",
    };
    await show({
      PortalLinks: page([link]),
      PortalOccasions: { occasions: [{ name: "Webinar", lastAt: "2026-11-17T16:53:00Z", figures }] },
    });
    expect(await screen.findByText("Webinar")).toBeVisible();
    expect(
      screen.getByText(
        "3 registered · 2 attended · 66.7% of those who registered attended · 41.5 minutes on average",
      ),
    ).toBeVisible();
  });

  it("makes a link with nothing typed at all", async () => {
    const user = userEvent.setup();
    const { asked } = await show({
      PortalLinks: page([]),
      PortalLinkCreate: { linkCreate: { link, userErrors: [] } },
    });
    await user.click(await screen.findByRole("button", { name: "Create link" }));
    await waitFor(() => expect(asked.map((one) => one.name)).toContain("PortalLinkCreate"));
    const sent = asked.find((one) => one.name === "PortalLinkCreate");
    expect(sent?.variables).toEqual({ input: { enrollmentId: "enr_1" } });
  });

  it("keeps what was typed when refused, and opens the fold that holds the mistake", async () => {
    const user = userEvent.setup();
    const mistake = { field: ["input", "code"], message: "Another link has this code.", code: "TAKEN" };
    await show({
      PortalLinks: page([]),
      PortalLinkCreate: { linkCreate: { link: null, userErrors: [mistake] } },
    });
    await user.type(await screen.findByLabelText(/Where it leads/), "https://example.com/spring");
    await user.type(screen.getByLabelText(/Code in the address/), "ada");
    await user.click(screen.getByRole("button", { name: "Create link" }));
    expect(await screen.findByText("Another link has this code.")).toBeInTheDocument();
    expect(screen.getByLabelText(/Code in the address/)).toHaveValue("ada");
    expect(screen.getByLabelText(/Code in the address/).closest("details")).toHaveAttribute("open");
    expect(screen.getByLabelText(/Where it leads/)).toHaveValue("https://example.com/spring");
  });

  it("teaches the first link, and says so when a search finds nothing", async () => {
    await show({ PortalLinks: page([]) });
    expect(await screen.findByText("No links yet")).toBeVisible();
    await show({ PortalLinks: page([]) }, {}, "/portal/links?search=spring");
    expect(await screen.findByText("Nothing matches")).toBeVisible();
  });

  it("opens the form when it is asked for, and says where a link leads only if that is another page", async () => {
    const user = userEvent.setup();
    const elsewhere = { ...link, id: "lnk_2", code: "spring", destination: "https://example.com/spring" };
    await show({ PortalLinks: page([link, elsewhere]) });
    const button = await screen.findByRole("button", { name: "Create a link" });
    expect(button).toHaveAttribute("aria-expanded", "false");
    expect(screen.queryByLabelText(/Where it leads/)).toBeNull();
    await user.click(button);
    expect(await screen.findByLabelText(/Where it leads/)).toBeVisible();
    expect(screen.getByText("Leads to https://example.com/spring")).toBeVisible();
    expect(screen.queryByText("Leads to https://example.com")).toBeNull();
  });

  it("starts from a template, sends the expiry as an instant, and says where visitors land", async () => {
    const user = userEvent.setup();
    const { asked } = await show({
      PortalLinks: page([]),
      PortalLinkCreate: { linkCreate: { link, userErrors: [] } },
    });
    expect(await screen.findByText("https://example.com?utm_source=ada")).toBeInTheDocument();
    await user.selectOptions(await screen.findByLabelText(/Start from/), "Newsletter");
    expect(screen.getByLabelText(/utm_medium/)).toHaveValue("email");
    fireEvent.change(screen.getByLabelText(/Expires/), { target: { value: "2027-01-01T00:00" } });
    await user.type(screen.getByLabelText(/sub1/), "march");
    await user.click(screen.getByRole("button", { name: "Create link" }));
    await waitFor(() => expect(asked.map((one) => one.name)).toContain("PortalLinkCreate"));
    expect(asked.find((one) => one.name === "PortalLinkCreate")?.variables).toEqual({
      input: {
        enrollmentId: "enr_1",
        expiresAt: "2026-12-31T23:00:00.000Z",
        utm: { ...noUtm, medium: "email", campaign: "{name}" },
        subIds: ["march", "", "", "", ""],
      },
    });
  });

  it("says of an expired link where it leads now, and how to prolong it", async () => {
    const over = {
      ...link,
      expiresAt: "2026-11-01T12:00:00Z",
      isExpired: true,
      targetUrl: "https://example.com/over",
    };
    await show({ PortalLinks: page([over]) });
    expect(await screen.findByText("Expired")).toBeVisible();
    expect(screen.getByText(/^Expired on 1 Nov 2026, /)).toBeVisible();
    expect(screen.getByText(/Visitors are sent to https:\/\/example\.com\/over/)).toBeVisible();
    expect(screen.getByText(/To prolong it, edit the link/)).toBeVisible();
  });

  it("offers a search once there are more links than one sees at a glance", async () => {
    await show({ PortalLinks: page([link]) });
    await screen.findByLabelText("Address of ada");
    expect(screen.queryByRole("searchbox")).toBeNull();
    await show({ PortalLinks: page(Array.from({ length: 6 }, (_, i) => ({ ...link, id: `lnk_${i}` }))) });
    expect(await screen.findByRole("searchbox")).toBeVisible();
  });

  it("lets nobody make links who may not", async () => {
    await show({ PortalLinks: page([link]) }, { viewer: { permissions: ["OWN_READ"] } });
    expect(await screen.findByText(/Your role lets you look at links/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Create/ })).toBeNull();
  });

  it("says what a pause means, and makes no links then", async () => {
    await show({ PortalLinks: page([link]) }, { membership: { status: "SUSPENDED" } });
    expect(await screen.findByText(/While your membership is paused/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Create/ })).toBeNull();
  });
});
