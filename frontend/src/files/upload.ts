import type { UserError } from "~/lib/formErrors";

/** What a file is uploaded for. */
export type Purpose = "ANSWER" | "ATTACHMENT" | "EVIDENCE" | "LOGO";

/** A file that the server has. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface UploadOptions {
  purpose: Purpose;
  /** Whose it will be, when the vendor uploads. */
  partnerId?: string | undefined;
  /** How much is sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** A file that was not taken; the code is one of the API, or OFFLINE. */
export class UploadError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

/** The roofs that the server has, too. */
export const largestFile = 10 * 1024 * 1024;
export const largestLogo = 1024 * 1024;

/** The kinds that the server takes, for the browser's picker. */
export const fileKinds = ".pdf,.png,.jpg,.jpeg,.webp,.gif,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.eml";
export const logoKinds = ".png,.jpg,.jpeg,.webp";

/** Uploads one file. By XMLHttpRequest, because `fetch` does not tell how far it is. */
export function uploadFile(file: File, { purpose, partnerId, onProgress, signal }: UploadOptions) {
  return new Promise<StoredFile>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ purpose, ...(partnerId && { partnerId }) });
    request.open("POST", `/api/files?${query}`);
    request.setRequestHeader("X-Rapport-Request", "1");
    request.responseType = "json";
    request.upload.onprogress = (event) => event.total > 0 && onProgress(event.loaded / event.total);
    request.onload = () => {
      const stored = request.status === 201 && request.response?.file;
      if (stored) resolve({ id: stored.id, name: stored.name, size: stored.size });
      else reject(problemOf(request.status, request.response));
    };
    request.onerror = () => reject(new UploadError("OFFLINE"));
    request.onabort = () => reject(new UploadError("ABORTED"));
    signal.addEventListener("abort", () => request.abort());
    const body = new FormData();
    body.set("file", file);
    request.send(body);
  });
}

interface Refusal {
  userErrors?: UserError[];
  errors?: { message: string; extensions: { code: string } }[];
}

function problemOf(status: number, answer: Refusal | null): UploadError {
  const mistake = answer?.userErrors?.[0];
  if (mistake) return new UploadError(mistake.code, mistake.message);
  const failure = answer?.errors?.[0];
  if (failure) return new UploadError(failure.extensions.code, failure.message);
  return new UploadError(status === 413 ? "TOO_LARGE" : "INTERNAL");
}

/** A size as people read it: the unit that leaves the fewest digits, in the language. */
export function formatSize(bytes: number, language: string): string {
  const [value, unit] =
    bytes >= 1_000_000
      ? [bytes / 1_000_000, "megabyte"]
      : bytes >= 1000
        ? [bytes / 1000, "kilobyte"]
        : [bytes, "byte"];
  const maximumFractionDigits = unit === "megabyte" && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits,
  }).format(value);
}
