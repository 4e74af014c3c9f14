import {
  FULL_RENDITION,
  type Extent,
  type PlannedChoice,
  type Rendition,
} from '@galley/core/issue';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { StoredGives } from './rendition-choice-table.ts';

/** Lists an issue's stored renditions, the full one first. */
export const listRenditions = async (db: Kysely<Database>, issueId: string): Promise<Rendition[]> =>
  db
    .selectFrom('rendition')
    .select(['key', 'subject', 'preheader', 'html', 'text', 'headers'])
    .where('issue_id', '=', issueId)
    .orderBy(sql`key <> ${FULL_RENDITION}`)
    .orderBy('id')
    .execute();

/** What a stored rendition holds. */
export interface RenditionContent {
  readonly id: string;
  readonly key: string;
  /** The ids of its reviews in their order. */
  readonly reviews: readonly string[];
  readonly extents: readonly Extent[];
}

/**
 * Lists what the renditions hold that an issue's readers get by what they have chosen, the full one
 * first.
 */
export const listRenditionContents = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<RenditionContent[]> =>
  db
    .selectFrom('rendition')
    .select(['id', 'key', 'reviews', 'extents'])
    .where('issue_id', '=', issueId)
    .where('base', 'is', null)
    .orderBy(sql`key <> ${FULL_RENDITION}`)
    .orderBy('id')
    .execute();

/** A stored rendition that is another one with corrections. */
export interface CorrectedContent extends Omit<RenditionContent, 'id'> {
  /** The key of that other one. */
  readonly base: string;
  /** The ids of the corrections. */
  readonly corrections: readonly string[];
}

/** Lists an issue's renditions with corrections for those who got an old text. */
export async function listCorrectedContents(
  db: Kysely<Database>,
  issueId: string,
): Promise<CorrectedContent[]> {
  const rows = await db
    .selectFrom('rendition')
    .select(['key', 'base', 'corrections', 'reviews', 'extents'])
    .where('issue_id', '=', issueId)
    .where('base', 'is not', null)
    .$narrowType<{ base: string }>()
    .orderBy('id')
    .execute();
  return rows.map(({ corrections, ...its }) => ({ ...its, corrections: corrections.split('.') }));
}

/** What a choice gives of an issue; the key is null if it leaves nothing. */
export interface StoredChoice {
  readonly choice: string;
  readonly gives: StoredGives;
  readonly key: string | null;
  readonly readers: number;
  readonly paused: number;
}

/** Lists what the choices of its readers give of an issue. */
export const listStoredChoices = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<StoredChoice[]> =>
  db
    .selectFrom('rendition_choice as c')
    .leftJoin('rendition as r', 'r.id', 'c.rendition_id')
    .select(['c.choice', 'c.gives', 'r.key', 'c.readers', 'c.paused'])
    .where('c.issue_id', '=', issueId)
    .orderBy('c.choice')
    .execute();

/** A rendition to store, with the choices whose readers get it. */
export interface NewRendition {
  readonly rendition: Rendition;
  readonly hash: string;
  readonly reviews: readonly string[];
  readonly extents: readonly Extent[];
  readonly choices: readonly PlannedChoice[];
  /** The key of the rendition that it is with corrections; null if it is none. */
  readonly base: string | null;
  /** The ids of its corrections. */
  readonly corrections: readonly string[];
}

/** Replaces an issue's renditions; only before its audience is frozen. */
export async function replaceRenditions(
  trx: Transaction<Database>,
  issueId: string,
  its: { readonly renditions: readonly NewRendition[]; readonly nothing: readonly PlannedChoice[] },
): Promise<void> {
  await trx.deleteFrom('rendition_choice').where('issue_id', '=', issueId).execute();
  await trx.deleteFrom('rendition').where('issue_id', '=', issueId).execute();
  const stored = await trx
    .insertInto('rendition')
    .values(
      its.renditions.map(({ rendition, hash, reviews, extents, base, corrections }) => ({
        issue_id: issueId,
        key: rendition.key,
        subject: rendition.subject,
        preheader: rendition.preheader,
        html: rendition.html,
        text: rendition.text,
        headers: JSON.stringify(rendition.headers),
        hash,
        reviews: JSON.stringify(reviews),
        extents: JSON.stringify(extents),
        base,
        corrections: corrections.join('.'),
      })),
    )
    .returning(['id', 'key'])
    .execute();
  const ids = new Map(stored.map(({ id, key }) => [key, id]));
  const row = (id: string | null, { choice, gives, readers, paused }: PlannedChoice) => ({
    issue_id: issueId,
    choice,
    gives,
    rendition_id: id,
    readers,
    paused,
  });
  const choices = [
    ...its.renditions.flatMap(({ rendition, choices: mine }) =>
      mine.map((each) => row(ids.get(rendition.key) ?? null, each)),
    ),
    ...its.nothing.map((each) => row(null, each)),
  ];
  // Readers of an urgent correction have no choice.
  if (choices.length > 0) await trx.insertInto('rendition_choice').values(choices).execute();
}
