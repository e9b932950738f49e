import { useEffect, useRef, useState } from "react";
import { sayIn } from "~/lib/i18n/catalogue";
import { useLanguage } from "~/lib/i18n/language";
import { filesText } from "./text";
import { largestFile, largestLogo, type Purpose, type StoredFile, UploadError, uploadFile } from "./upload";

/** A file on its way, or one that was not taken. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** How much is sent, 0 to 1. */
  readonly share: number;
  /** Why it was not taken. */
  readonly problem?: string;
}

interface UploadsOptions {
  purpose: Purpose;
  partnerId?: string | undefined;
  onStored: (file: StoredFile) => void;
}

/** Files on their way to the server; whoever leaves the page stops them. */
export function useUploads({ purpose, partnerId, onStored }: UploadsOptions) {
  const { language } = useLanguage();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  });
  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);
  const change = (key: string, next: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const drop = (key: string) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setUploads((all) => all.filter((one) => one.key !== key));
  };
  const send = async (key: string, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    const most = purpose === "LOGO" ? largestLogo : largestFile;
    try {
      if (file.size > most) throw new UploadError("TOO_LARGE");
      const onProgress = (share: number) => change(key, { share });
      stored.current(await uploadFile(file, { purpose, partnerId, onProgress, signal: stop.signal }));
      drop(key);
    } catch (error) {
      const code = error instanceof UploadError ? error.code : "INTERNAL";
      if (code !== "ABORTED") change(key, { problem: problemWords(code, purpose, language) });
    } finally {
      stops.current.delete(key);
    }
  };
  const add = (files: readonly File[]) => {
    const begun = files.map((file) => ({ key: newKey(), file }));
    setUploads((all) => [
      ...all.filter((one) => !one.problem),
      ...begun.map(({ key, file }) => ({ key, name: file.name, size: file.size, share: 0 })),
    ]);
    for (const { key, file } of begun) void send(key, file);
  };
  return { uploads, add, drop, isBusy: uploads.some((one) => !one.problem) };
}

let keys = 0;
const newKey = () => String(++keys);

/** Why a file was not taken, in words of its purpose. */
function problemWords(code: string, purpose: Purpose, language: "en" | "de"): string {
  const say = sayIn(filesText, language);
  const known = Object.keys(filesText.en) as (keyof typeof filesText.en)[];
  const key =
    known.find((one) => one === (purpose === "LOGO" ? `LOGO_${code}` : code)) ??
    known.find((one) => one === code);
  return say((key ?? "INTERNAL") as "INTERNAL");
}
