import type { ProofAudience } from '@galley/contract/issue';
import {
  audienceOf,
  describeChoices,
  FULL_RENDITION,
  type CountedChoice,
} from '@galley/core/issue';
import { keyOfTopic, type Review } from '@galley/core/review';
import { ALL_REVIEWS, parseChoice, printChoice } from '@galley/core/subscription';
import {
  countAudience,
  countByRendition,
  countChoices,
  countOwed,
  deliveryCounts,
  listCorrectedContents,
  listIssueCorrections,
  listRenditionContents,
  listStoredChoices,
  type CorrectedContent,
  type CountedOwed,
  type Database,
  type IssueRow,
  type Kysely,
  type NewsletterRow,
  type OwedCorrection,
  type SaidCorrection,
} from '@galley/db';
import { giveOfChoice, type GivenBy, type HeldContent } from './give-of-choice.ts';

type Given = ProofAudience['renditions'][number]['choices'][number] & { readonly choice: string };

/** A rendition with who gets it. */
export interface RenditionAudience extends HeldContent {
  /** The ids of the corrections that it has. */
  readonly corrections: readonly string[];
  readonly readers: number;
  readonly paused: number;
  readonly choices: readonly Given[];
  /** Whom it is for, in English. */
  readonly chosen: string;
}

/** Who gets which rendition of an issue, and who gets none. */
export interface AudienceFacts {
  readonly readers: number;
  readonly leftOut: ProofAudience['leftOut'];
  /** The full one first. */
  readonly renditions: readonly RenditionAudience[];
  /** The corrections that it carries. */
  readonly corrections: ProofAudience['corrections'];
  /** Those that only some are owed, with what decides it. */
  readonly owed: readonly OwedCorrection[];
  /** What decides which of them a choice gives. */
  readonly givenBy: GivenBy;
}

/** The corrections that an issue carries, and the renditions of those who got an old text. */
export interface CarriedCorrections {
  readonly corrections: readonly (OwedCorrection &
    Pick<SaidCorrection, 'title'> & { readonly toEverybody: boolean })[];
  readonly corrected: readonly CorrectedContent[];
}

/** An issue, stored or about to be. */
interface AudienceOf {
  readonly newsletter: NewsletterRow;
  /** Null until it is stored. */
  readonly issue: IssueRow | null;
  readonly reviews: readonly { readonly id: string; readonly review: Review }[];
  readonly now: Date;
}

/** Reads who gets which stored rendition of an issue: now or, once it is frozen, in fact. */
export async function readAudience(
  db: Kysely<Database>,
  its: AudienceOf & { readonly issue: IssueRow },
): Promise<AudienceFacts> {
  const contents = await listRenditionContents(db, its.issue.id);
  const known = await listStoredChoices(db, its.issue.id);
  const corrections = await listIssueCorrections(db, its.issue.id);
  const corrected = await listCorrectedContents(db, its.issue.id);
  const foreseen = await foreseeAudience(db, { ...its, contents, known, corrections, corrected });
  return its.issue.frozen_at === null ? foreseen : readFrozen(db, its.issue.id, foreseen);
}

/** Foresees who would get which rendition, if the issue went out now. */
export async function foreseeAudience(
  db: Kysely<Database>,
  input: AudienceOf & Omit<GivenBy, 'topicKeys'> & CarriedCorrections,
): Promise<AudienceFacts> {
  const its = { ...input, topicKeys: input.newsletter.topic_keys };
  const { newsletter, issue, now, contents } = its;
  const bestOf = issue?.best_of ?? null;
  const corrects = issue?.corrects ?? null;
  const audience = audienceOf({
    bestOf,
    corrects,
    hasSlot: issue === null || issue.slot_due_on !== null,
    hasBestOfs: newsletter.best_of_cadence !== null,
  });
  const wanted = {
    newsletterId: newsletter.id,
    audience,
    bestOf,
    corrects: corrects === null ? null : { correctionId: corrects, issueId: issue?.id ?? null },
    now,
  };
  // An urgent correction has no reviews to choose from.
  const counts = corrects === null ? await countChoices(db, wanted) : [];
  const size = await countAudience(db, { ...wanted, issueId: null });
  const nameOf = topicNames(its);
  const given = counts.map((counted) => ({ counted, found: giveOfChoice(counted.choice, its) }));
  const readersOf = (all: readonly { readonly counted: CountedChoice }[]): number =>
    all.reduce((sum, { counted }) => sum + counted.readers, 0);
  const nothing = readersOf(given.filter(({ found }) => found.key === null));
  const others = readersOf(given);
  const all = printChoice(ALL_REVIEWS);
  const toAll = its.corrections.filter(({ toEverybody }) => toEverybody);
  const owed = await countOwed(db, {
    ...wanted,
    corrections: its.corrections.filter(({ toEverybody }) => !toEverybody),
  });
  const foreseen: AudienceFacts = {
    readers: size.readers - nothing,
    leftOut: { ...size.leftOut, 'nothing-chosen': nothing },
    corrections: its.corrections.map(({ id, title, toEverybody }) => ({ id, title, toEverybody })),
    owed: its.corrections.filter(({ toEverybody }) => !toEverybody),
    // An urgent correction has no reviews to choose from: everybody gets the same.
    givenBy: {
      topicKeys: its.topicKeys,
      contents,
      reviews: its.reviews,
      known: corrects === null ? its.known : [],
      hasChoice: corrects === null,
    },
    renditions: contents.map((content) => {
      const members = given.filter(({ found }) => found.key === content.key);
      const choices = members.map(({ counted, found }): Given => ({
        ...counted,
        ...present(counted.choice, nameOf),
        gives: found.gives === 'nothing' ? 'own' : found.gives,
      }));
      if (content.key === FULL_RENDITION) {
        const everything = { choice: all, readers: size.readers - others, paused: 0 };
        choices.unshift({ ...everything, ...present(all, nameOf), gives: 'own' });
      }
      choices.sort((a, b) => b.readers + b.paused - a.readers - a.paused);
      return {
        ...content,
        corrections: toAll.map(({ id }) => id),
        readers: choices.reduce((sum, { readers }) => sum + readers, 0),
        paused: choices.reduce((sum, { paused }) => sum + paused, 0),
        choices,
        chosen:
          corrects !== null
            ? 'those who got the old text'
            : content.key === FULL_RENDITION
              ? describeChoices([all], nameOf)
              : describeChoices(
                  choices.map(({ choice }) => choice),
                  nameOf,
                ) || 'other reviews',
      };
    }),
  };
  return withCorrected(foreseen, its, owed);
}

/** Counts those apart who get a rendition with the corrections that they are owed. */
function withCorrected(
  facts: AudienceFacts,
  its: GivenBy & CarriedCorrections,
  owed: readonly CountedOwed[],
): AudienceFacts {
  const titleOf = new Map(its.corrections.map(({ id, title }) => [id, title]));
  const corrected = its.corrected.flatMap((content): RenditionAudience[] => {
    const base = facts.renditions.find(({ key }) => key === content.base);
    if (base === undefined) return [];
    const members = owed.filter(
      ({ choice, corrections }) =>
        corrections.join('.') === content.corrections.join('.') &&
        giveOfChoice(choice, its).key === content.base,
    );
    const titles = content.corrections.map((id) => `“${titleOf.get(id) ?? id}”`).join(', ');
    return [
      {
        key: content.key,
        reviews: content.reviews,
        extents: content.extents,
        corrections: content.corrections,
        choices: [],
        chosen: `${base.chosen}; got the old text of ${titles}`,
        readers: members.reduce((sum, { readers }) => sum + readers, 0),
        paused: members.reduce((sum, { paused }) => sum + paused, 0),
      },
    ];
  });
  const apart = (key: string, of: 'readers' | 'paused'): number =>
    corrected
      .filter((each) => its.corrected.some((one) => one.key === each.key && one.base === key))
      .reduce((sum, each) => sum + each[of], 0);
  const bases = facts.renditions.map((each) => ({
    ...each,
    readers: each.readers - apart(each.key, 'readers'),
    paused: Math.max(0, each.paused - apart(each.key, 'paused')),
  }));
  return { ...facts, renditions: [...bases, ...corrected] };
}

/** Names topics as the newsletter does, or as its reviews do. */
function topicNames({ newsletter, reviews }: AudienceOf): (key: string) => string {
  const names = [...reviews.flatMap(({ review }) => review.topics), ...newsletter.topics];
  const byKey = new Map(names.map((name) => [keyOfTopic(name, newsletter.topic_keys), name]));
  return (key) => byKey.get(key) ?? key;
}

function present(choice: string, nameOf: (topic: string) => string) {
  const { floor, topics } = parseChoice(choice);
  return { floor, topics: topics && topics.map(nameOf) };
}

async function readFrozen(
  db: Kysely<Database>,
  issueId: string,
  foreseen: AudienceFacts,
): Promise<AudienceFacts> {
  const counted = await countByRendition(db, issueId);
  const { nothingChosen, monthly, onPause } = await deliveryCounts(db, issueId);
  return {
    ...foreseen,
    readers: [...counted.values()].reduce((sum, readers) => sum + readers, 0),
    leftOut: { 'nothing-chosen': nothingChosen, monthly, 'on-pause': onPause },
    renditions: foreseen.renditions.map((rendition) => ({
      ...rendition,
      readers: counted.get(rendition.key) ?? 0,
      paused: 0,
    })),
  };
}
