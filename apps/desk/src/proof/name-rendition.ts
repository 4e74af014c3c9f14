import type { IssueProof } from '@galley/contract/issue';
import type { DeskWords } from '@galley/wording/desk';

type Say = DeskWords['proof']['audience'];
type Audience = IssueProof['audience'];
type Choice = Audience['renditions'][number]['choices'][number];
/** What names a rendition. */
type Named = Pick<Audience['renditions'][number], 'key' | 'corrections' | 'choices'>;

/** How many choices name a rendition; the others are counted. */
const NAMED = 2;

/**
 * Names a rendition by what most of its readers chose, and by the corrections that it brings. One with
 * corrections has the reviews of the rendition whose key its own begins with, and its choices are there.
 */
export function nameRendition(
  say: Say,
  audience: { readonly renditions: readonly Named[] } & Pick<Audience, 'corrections'>,
  { key, corrections: brought }: Named,
): string {
  const [base = key] = key.split('+');
  const titles = audience.corrections
    .filter(({ id }) => brought.includes(id))
    .map(({ title }) => title);
  const chosen = base === 'full' ? say.all : nameChoices(say, choicesOf(audience.renditions, base));
  return [chosen, ...titles.map((title) => say.correction(isolate(title)))].join(' · ');
}

const choicesOf = (renditions: readonly Named[], key: string): readonly Choice[] =>
  renditions.find((one) => one.key === key)?.choices ?? [];

function nameChoices(say: Say, choices: readonly Choice[]): string {
  const named = choices.slice(0, NAMED).map((choice) => nameChoice(say, choice));
  const more = choices.length - NAMED;
  return [...named, ...(more > 0 ? [say.moreChoiceCount(more)] : [])].join(' · ');
}

function nameChoice(say: Say, { floor, topics }: Choice): string {
  const parts = [
    ...(floor === null ? [] : [say.floorCount(floor)]),
    ...(topics === null ? [] : [say.topics(topics.map(isolate).join(say.between))]),
  ];
  return parts.length === 0 ? say.all : parts.join(' · ');
}

/** A name keeps its own direction. */
const isolate = (name: string): string => `\u2068${name}\u2069`;
