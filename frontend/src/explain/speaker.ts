import { formatDay, formatInstant } from "~/lib/dates";
import { type Language, type Message, type Say, sayIn, type Text } from "~/lib/i18n/catalogue";
import { formatMoney, type Money } from "~/lib/money";
import { explainText } from "./text";

/** What the program calls its kinds of conversions and its stages. */
export interface Vocabulary {
  readonly eventTypes: readonly { readonly key: string; readonly name: string }[];
  readonly stages: readonly { readonly key: string; readonly name: string }[];
}

/** How an explanation is said: in which language, in which zone, with whose names. */
export interface Speaker {
  readonly language: Language;
  readonly zone: string;
  readonly words: Vocabulary;
  /** Other words for some sentences, such as those for what has not happened yet. */
  readonly mood?: Mood | undefined;
}

/** Words that stand in for some of an explanation's, by the same keys. */
export type Mood = Text<Record<string, Message>>;

/** A program that has not said its names: keys are shown as they are. */
export const noWords: Vocabulary = { eventTypes: [], stages: [] };

/** The words of this room in the speaker's language. */
export function sayOf(speaker: Speaker): Say<(typeof explainText)["en"]> {
  return inMood(sayIn(explainText, speaker.language), speaker);
}

/** Says what the speaker's mood has words for with those, and the rest as ever. */
export function inMood<E>(say: Say<E>, { mood, language }: Speaker): Say<E> {
  if (!mood) return say;
  const other = sayIn(mood, language) as unknown as Say<E>;
  return (key, ...args) => (key in mood.en ? other(key, ...args) : say(key, ...args));
}

/** "Sale" for the key of an event type; for `stage:won` what the program calls the stage. */
export function eventName(key: string, speaker: Speaker): string {
  const stage = key.startsWith("stage:") ? key.slice("stage:".length) : null;
  if (stage === null) return speaker.words.eventTypes.find((one) => one.key === key)?.name ?? key;
  const name = speaker.words.stages.find((one) => one.key === stage)?.name ?? stage;
  return sayOf(speaker)("stageReached", { stage: name });
}

/** An amount in the speaker's language. */
export const moneyWords = (money: Money, speaker: Speaker) => formatMoney(money, speaker.language);
/** The day of an instant in the speaker's zone. */
export const dayWords = (instant: string, speaker: Speaker) =>
  formatDay(instant, speaker.language, speaker.zone);
/** Day and minute of an instant in the speaker's zone. */
export const instantWords = (instant: string, speaker: Speaker) =>
  formatInstant(instant, speaker.language, speaker.zone);
