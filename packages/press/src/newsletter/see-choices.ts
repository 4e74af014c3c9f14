import type { ReaderChoices } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { keyOfTopic } from '@galley/core/review';
import { parseChoice } from '@galley/core/subscription';
import { countChosen, countTopicNames } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';

/** Counts what readers of a newsletter have chosen: ratings, topics, only best-ofs. */
export async function seeChoices(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
  newsletter: string | null,
): Promise<{ readonly kind: 'seen'; readonly choices: ReaderChoices } | NewsletterRefusal> {
  const found = await findNewsletterFor({ db }, actor, 'see-newsletter', newsletter);
  if (found.kind !== 'found') return found;
  const { id, floors, topics, topic_keys: kept } = found.newsletter;
  const chosen = (await countChosen(db, id)).map(({ choice, ...its }) => ({
    ...its,
    ...parseChoice(choice),
  }));
  const names = await countTopicNames(db, id);
  const sum = (counted: readonly { readonly readers: number }[]): number =>
    counted.reduce((all, { readers }) => all + readers, 0);
  const keyOf = (name: string): string => keyOfTopic(name, kept);
  const wanted = chosen.flatMap((each) => each.topics ?? []);
  const offered = new Set(topics.map(keyOf));
  const nameOf = new Map([
    ...wanted.map((key) => [key, key] as const),
    ...names.map(({ name }) => [keyOf(name), name] as const),
  ]);
  const keys = [...offered, ...[...nameOf.keys()].filter((key) => !offered.has(key))];
  const ratings = new Set([...floors, ...chosen.flatMap(({ floor }) => floor ?? [])]);
  return {
    kind: 'seen',
    choices: {
      floors: [...ratings]
        .toSorted((a, b) => a - b)
        .map((floor) => ({
          floor,
          offered: floors.includes(floor),
          readers: sum(chosen.filter((each) => each.floor === floor)),
        })),
      topics: keys.map((key) => ({
        key,
        name: topics.find((name) => keyOf(name) === key) ?? nameOf.get(key) ?? key,
        offered: offered.has(key),
        readers: sum(chosen.filter((each) => each.topics?.includes(key))),
        onlyThis: sum(chosen.filter((each) => each.topics?.join(',') === key)),
        reviews: names
          .filter(({ name }) => keyOf(name) === key)
          .reduce((all, { reviews }) => all + reviews, 0),
      })),
      monthly: sum(chosen.filter(({ rhythm }) => rhythm === 'monthly')),
    },
  };
}
