import type { Actor } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { PATIENTLY, owner, withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approveIssue, cancelIssue, compileIssue, showIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import {
  applyReview,
  editReview,
  endSitting,
  holdReview,
  releaseReview,
  restoreReview,
  showHistory,
  showReview,
} from './index.ts';
import { person, script } from './writers.fixture.ts';

const fixture = withDatabase();
const RUNS = 10;

const WRITERS: readonly Actor[] = [person('1', 'publisher'), person('2'), script('3'), owner];
/** The first of them sit at the desk. */
const PEOPLE = 2;
const FIELDS = ['title', 'outlet'] as const;

const who = fc.nat(WRITERS.length - 1);
const which = fc.nat(1);
const field = fc.constantFrom(...FIELDS);
const action = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      who,
      which,
      field,
      /** From the version that this writer saw last, or from none. */
      isMerged: fc.boolean(),
      apply: fc.boolean(),
      voidApproval: fc.boolean(),
      /** Now and then, somebody types what stood first. */
      back: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('apply' as const),
      who,
      which,
      isMerged: fc.boolean(),
      voidApproval: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('restore' as const),
      who,
      which,
      field: fc.option(field),
      back: fc.nat(4),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), who, which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), who, which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('hold', 'release'), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('compile', 'approve', 'cancel') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** A text that a writer was told is stored. */
interface Kept {
  readonly id: string;
  readonly by: number;
  /** Actions of one turn run at once. */
  readonly turn: number;
  readonly field: (typeof FIELDS)[number];
  readonly text: string;
}

/** What may change the bytes of an issue. */
const CHANGES_BYTES = ['compile', 'apply', 'cancel', 'hold'];

class World {
  readonly #press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  readonly kept: Kept[] = [];
  readonly seen = new Map<string, number>();
  ids: readonly string[] = [];
  newsletter = '';
  minutes = 0;
  turn = 0;
  texts = 0;

  async open(): Promise<this> {
    const { slug } = await testNewsletter(this.#press);
    this.newsletter = slug;
    const made = [];
    for (const title of ['First', 'Second', 'Third']) {
      made.push((await queued(this.#press, slug, title)).id);
    }
    this.ids = made;
    await compileIssue(this.#press, owner, { newsletter: slug });
    return this;
  }

  idOf = (index: number): string => this.ids[index] ?? '';

  async read(id: string) {
    const shown = await showReview(this.#press, owner, id);
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    return shown.review;
  }

  async history(id: string) {
    const shown = await showHistory(this.#press, owner, { id, limit: 100 });
    if (shown.kind !== 'listed') throw new Error(shown.kind);
    return shown.history.versions;
  }

  async issue() {
    const shown = await showIssue(this.#press, owner, { newsletter: this.newsletter, number: 1 });
    return shown.kind === 'ok' ? shown.issue : null;
  }

  /** Takes an action; answers whether it may have changed the bytes of the issue. */
  async take(its: Action): Promise<boolean> {
    const press = this.#press;
    const ref = { newsletter: this.newsletter, number: 1 };
    if (its.do === 'compile') await compileIssue(press, owner, { newsletter: this.newsletter });
    if (its.do === 'approve') await approveIssue(press, owner, { ...ref, by: 'ada' });
    if (its.do === 'cancel') await cancelIssue(press, owner, ref);
    if (its.do === 'wait') {
      this.minutes += 20;
      const now = Date.parse('2026-03-09T12:00:00Z') + this.minutes * 60_000;
      press.setClock(new Date(now).toISOString());
    }
    if (!('which' in its)) return CHANGES_BYTES.includes(its.do);
    const id = this.idOf(its.which);
    if (its.do === 'hold') await holdReview(press, owner, id);
    if (its.do === 'release') await releaseReview(press, owner, { id });
    if (!('who' in its)) return CHANGES_BYTES.includes(its.do);
    const actor = WRITERS[its.who] ?? owner;
    const saw = `${its.who} ${id}`;
    switch (its.do) {
      case 'read':
        this.seen.set(saw, (await this.read(id)).version);
        return false;
      case 'end':
        await endSitting(press, actor, { id, version: this.seen.get(saw) ?? 1 });
        return false;
      case 'apply': {
        const version = its.isMerged ? (this.seen.get(saw) ?? 1) : null;
        const { voidApproval } = its;
        const applied = await applyReview(press, actor, { id, version, voidApproval });
        return applied.kind === 'changed';
      }
      case 'restore': {
        const versions = await this.history(id);
        const from = versions[Math.min(its.back, versions.length - 1)];
        if (from === undefined) throw new Error('a history is never empty');
        const fields = its.field === null ? undefined : [its.field];
        const version = this.seen.get(saw) ?? 1;
        const again = true;
        const wish = { id, version, from: from.version, fields, again };
        const restored = await restoreReview(press, actor, wish);
        if (restored.kind === 'changed') {
          for (const each of fields ?? FIELDS) this.keep(its.who, id, each, from.review);
        }
        return false;
      }
      case 'edit': {
        this.texts += 1;
        const text = its.back ? 'First' : `${its.field} ${this.texts}`;
        const version = its.isMerged ? (this.seen.get(saw) ?? 1) : null;
        const { apply, voidApproval } = its;
        const review = { [its.field]: text };
        const wish = { id, review, version, apply, voidApproval, again: true };
        const edited = await editReview(press, actor, wish);
        if (edited.kind !== 'changed') return false;
        this.seen.set(saw, edited.review.version);
        this.keep(its.who, id, its.field, { [its.field]: text });
        return edited.review.recompiled !== null;
      }
    }
  }

  keep(by: number, id: string, name: Kept['field'], text: Partial<Review>): void {
    this.kept.push({ id, by, turn: this.turn, field: name, text: String(text[name]) });
  }
}

async function check(world: World): Promise<void> {
  const issue = await world.issue();
  const holds = new Map(issue?.reviews.map(({ id, review }) => [id, review]));
  for (const id of world.ids) {
    const { review, pending, version, state } = await world.read(id);
    const versions = await world.history(id);
    const newest = pending ?? review;
    expect(versions[0]).toMatchObject({ version, review: newest });
    if (pending !== null) {
      expect(state).toBe('compiled');
      expect(pending).not.toEqual(review);
    }
    const stored = new Set(
      [...versions.map((each) => each.review), review].flatMap((each) => [each.title, each.outlet]),
    );
    const kept = world.kept.filter((each) => each.id === id);
    for (const its of kept) {
      // Within a sitting, a person's later text of a field takes the place of the earlier one.
      const isReplaced =
        its.by < PEOPLE &&
        kept.some(
          (other) =>
            other !== its &&
            other.by === its.by &&
            other.field === its.field &&
            other.turn >= its.turn,
        );
      if (!isReplaced) expect(stored, JSON.stringify(its)).toContain(its.text);
    }
    if (state === 'compiled' && issue !== null) {
      expect(holds.get(id)).toEqual(review);
      expect(issue.renditions[0]?.text).toContain(review.title);
      expect(issue.renditions[0]?.text).toContain(review.outlet);
    }
  }
  if (issue?.state === 'approved') expect(issue.approvedHash).toBe(issue.contentHash);
}

test(
  'no text that was stored is lost, and the bytes of an issue change only when it is compiled or edits are applied',
  PATIENTLY,
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(action, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 10 }),
        async (turns) => {
          const world = await new World().open();
          for (const turn of turns) {
            world.turn += 1;
            const before = await world.issue();
            const mayChange = await Promise.all(turn.map((its) => world.take(its)));
            const after = await world.issue();
            if (!mayChange.includes(true)) {
              expect(after?.contentHash).toBe(before?.contentHash);
              const isApproving = turn.some((its) => its.do === 'approve');
              if (!isApproving) expect(after?.approvedHash).toBe(before?.approvedHash);
            }
            await check(world);
          }
        },
      ),
      { numRuns: RUNS },
    );
  },
);
