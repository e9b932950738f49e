import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp } from "../../tests/render";
import { Attachments } from "./Attachments";
import { FilePicker } from "./FilePicker";
import { formatSize, largestFile, type StoredFile } from "./upload";

/** The requests that were begun; a test answers them. */
let requests: FakeRequest[] = [];
class FakeRequest {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  headers: Record<string, string> = {};
  url = "";
  status = 0;
  response: unknown = null;
  isAborted = false;
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  constructor() {
    requests.push(this);
  }
  open(_: string, url: string) {
    this.url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send() {}
  abort() {
    this.isAborted = true;
    this.onabort?.();
  }
  answer(status: number, response: unknown) {
    act(() => {
      this.status = status;
      this.response = response;
      this.onload?.();
    });
  }
}

const stored = (id: string) => ({ file: { id, name: `${id}.pdf`, size: 2048 } });

function Picker({ most = 1 }: { most?: number }) {
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  return <FilePicker label="Your offer" files={files} onChange={setFiles} most={most} purpose="ANSWER" />;
}
const pdf = (name = "offer.pdf", size = 10) => new File([new Uint8Array(size)], name);
const input = () => screen.getByLabelText(/Your offer/);

describe("choosing files", () => {
  beforeEach(() => {
    requests = [];
    vi.stubGlobal("XMLHttpRequest", FakeRequest);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("uploads at once, shows how far it is, and takes it back", async () => {
    await renderApp(<Picker />);
    await userEvent.upload(input(), pdf());
    expect(requests[0]).toMatchObject({
      url: "/api/files?purpose=ANSWER",
      headers: { "X-Rapport-Request": "1" },
    });
    act(() => requests[0]?.upload.onprogress?.({ loaded: 5, total: 10 }));
    expect(screen.getByRole("progressbar", { name: "offer.pdf: 50% sent" })).toHaveAttribute(
      "aria-valuenow",
      "50",
    );
    requests[0]?.answer(201, stored("fil_1"));
    await userEvent.click(await screen.findByRole("button", { name: "Remove fil_1.pdf" }));
    expect(screen.queryByText("fil_1.pdf")).toBeNull();
  });

  it("replaces the one file, and adds to many up to the roof", async () => {
    const one = await renderApp(<Picker />);
    for (const id of ["fil_1", "fil_2"]) {
      await userEvent.upload(input(), pdf());
      requests.at(-1)?.answer(201, stored(id));
      await screen.findByText(`${id}.pdf`);
    }
    expect(screen.queryByText("fil_1.pdf")).toBeNull();
    one.unmount();
    requests = [];
    await renderApp(<Picker most={2} />);
    await userEvent.upload(input(), [pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")]);
    expect(screen.getByText("2 files at most.")).toBeVisible();
    for (const [index, request] of requests.entries()) request.answer(201, stored(`fil_${index}`));
    await screen.findByText("fil_1.pdf");
    expect(screen.queryByLabelText(/Your offer/)).toBeNull();
  });

  it.each([
    [422, { userErrors: [{ code: "INVALID", message: "x", field: ["file"] }] }, /^Diese Art von Datei/],
    [429, { errors: [{ message: "x", extensions: { code: "RATE_LIMITED" } }] }, /^Zu viele Dateien/],
    [413, null, /höchstens 10 MB/],
    [502, null, /konnte nicht gespeichert/],
  ])("says why a file was not taken (%i)", async (status, response, words) => {
    await renderApp(<Picker />, { language: "de" });
    await userEvent.upload(input(), pdf());
    requests[0]?.answer(status, response);
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    await userEvent.upload(input(), pdf());
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("does not send what is too large, and stops what is cancelled or left", async () => {
    const page = await renderApp(<Picker most={3} />);
    await userEvent.upload(input(), pdf("large.pdf", largestFile + 1));
    expect(await screen.findByText("A file may have 10 MB at most.")).toBeVisible();
    expect(requests).toHaveLength(0);
    await userEvent.upload(input(), [pdf("a.pdf"), pdf("b.pdf")]);
    await userEvent.click(screen.getByRole("button", { name: "Cancel a.pdf" }));
    expect(requests[0]?.isAborted).toBe(true);
    page.unmount();
    expect(requests[1]?.isAborted).toBe(true);
  });

  it("says when the server cannot be reached", async () => {
    await renderApp(<Picker />);
    await userEvent.upload(input(), pdf());
    act(() => requests[0]?.onerror?.());
    expect(await screen.findByRole("alert")).toHaveTextContent(/cannot be reached/);
  });

  it("takes what is dropped on it", async () => {
    await renderApp(<Picker />);
    fireEvent.drop(screen.getByRole("group"), { dataTransfer: { files: [pdf()] } });
    await waitFor(() => expect(requests).toHaveLength(1));
  });
});

describe("files of a referral", () => {
  const file = (id: string, more: object) => ({
    id,
    name: `${id}.pdf`,
    size: 1_500_000,
    url: `/files/${id}`,
    side: "VENDOR",
    canDelete: false,
    createdAt: "2026-03-01T10:00:00Z",
    ...more,
  });
  const referral = (...attachments: object[]) => ({ id: "ref_1", attachments }) as never;

  it("are saved by both sides, and removed by the own", async () => {
    const { asked } = await renderApp(
      <Attachments
        referral={referral(file("fil_1", {}), file("fil_2", { side: "PARTNER", canDelete: true }))}
        side="PARTNER"
        canAdd={false}
      />,
      { answers: { FileDelete: { fileDelete: { deletedId: "fil_2", userErrors: [] } } } },
    );
    expect(screen.getByRole("link", { name: /fil_1\.pdf 1\.5 MB/ })).toHaveAttribute("href", "/files/fil_1");
    expect(screen.getByText(/^from the program/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Remove fil_1.pdf" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Remove fil_2.pdf" }));
    await userEvent.click(screen.getByRole("button", { name: "Remove it" }));
    await waitFor(() => expect(asked).toEqual([{ name: "FileDelete", variables: { id: "fil_2" } }]));
  });

  it("say why one stays", async () => {
    const userErrors = [{ field: ["id"], message: "This file stays.", code: "WRONG_STATE" }];
    await renderApp(
      <Attachments referral={referral(file("fil_2", { canDelete: true }))} side="VENDOR" canAdd />,
      {
        answers: { FileDelete: { fileDelete: { deletedId: null, userErrors } } },
      },
    );
    await userEvent.click(screen.getByRole("button", { name: "Remove fil_2.pdf" }));
    await userEvent.click(screen.getByRole("button", { name: "Remove it" }));
    expect(await screen.findByText("This file stays.")).toBeVisible();
  });
});

it.each([
  [1, "1 byte"],
  [999, "999 bytes"],
  [2048, "2 kB"],
  [1_500_000, "1.5 MB"],
  [10_485_760, "10 MB"],
])("says %i bytes as %s", (bytes, words) => {
  expect(formatSize(bytes, "en")).toBe(words);
});
