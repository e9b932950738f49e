import type { LinkUpdateInput } from "~/gql/graphql";
import { instantOf, localOf } from "~/lib/zoned";

/** The UTM values of a link or a program, all of them. */
export interface UtmValues {
  source: string;
  medium: string;
  campaign: string;
  term: string;
  content: string;
}

/** The form of a link, in the shape of the API's input. */
export interface LinkDraft {
  name: string;
  code: string;
  destination: string;
  expiresAt: string;
  fallback: string;
  utm: UtmValues;
  subIds: string[];
}

export const utmKeys = ["source", "medium", "campaign", "term", "content"] as const;
const noUtm: UtmValues = { source: "", medium: "", campaign: "", term: "", content: "" };
/** A click keeps five. */
const subCount = 5;

/** What there is of a link; nothing of it for a new one. */
export interface DraftedLink {
  readonly name?: string | null;
  readonly code?: string;
  readonly destination?: string;
  readonly expiresAt?: string | null;
  readonly fallback?: string | null;
  readonly utm?: Readonly<UtmValues>;
  readonly subIds?: readonly string[];
}

/** The form as it begins, with instants as a wall clock of the program says them. */
export function draftOf(link: DraftedLink, zone: string): LinkDraft {
  return {
    name: link.name ?? "",
    code: link.code ?? "",
    destination: link.destination ?? "",
    expiresAt: link.expiresAt ? localOf(link.expiresAt, zone) : "",
    fallback: link.fallback ?? "",
    utm: utmOf(link.utm),
    subIds: Array.from({ length: subCount }, (_, index) => link.subIds?.[index] ?? ""),
  };
}

/** The values alone, without what the cache keeps beside them. */
export function utmOf(utm: Readonly<UtmValues> = noUtm): UtmValues {
  const { source, medium, campaign, term, content } = utm;
  return { source, medium, campaign, term, content };
}

/** What of a form is to be sent: what differs from how it began. */
export function changesOf(typed: LinkDraft, began: LinkDraft, zone: string): LinkUpdateInput {
  const texts = (["name", "code", "destination", "fallback"] as const).filter(
    (key) => typed[key].trim() !== began[key],
  );
  const input: LinkUpdateInput = Object.fromEntries(texts.map((key) => [key, typed[key].trim()]));
  if (typed.expiresAt !== began.expiresAt) {
    const at = instantOf(typed.expiresAt, zone);
    if (at) input.expiresAt = at;
    else input.clearExpiry = true;
  }
  if (utmKeys.some((key) => typed.utm[key].trim() !== began.utm[key])) {
    input.utm = Object.fromEntries(utmKeys.map((key) => [key, typed.utm[key].trim()]));
  }
  if (typed.subIds.some((sub, index) => sub.trim() !== began.subIds[index])) {
    input.subIds = typed.subIds.map((sub) => sub.trim());
  }
  return input;
}
