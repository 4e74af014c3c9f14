import { mergeChange } from '@galley/core/editor';
import { nextSave, type SaveEvent, type Timer } from './save-machine.ts';
import {
  beginSaving,
  draftOf,
  type Draft,
  type Fields,
  type Flight,
  type SaveState,
  type Stored,
} from './save-state.ts';

export const FIELDS = ['title', 'summary', 'analysis'] as const;
export type Field = (typeof FIELDS)[number];

/** A server that keeps each text that it ever had, and merges as the real one does. */
export class SimulatedServer {
  version = 1;
  fields: Fields = { title: 'T', summary: 'S', analysis: 'A' };
  readonly history: Fields[] = [this.fields];
  calls = 0;
  #changedIn: Readonly<Record<string, number>> = {};

  get stored(): Stored {
    return { version: this.version, fields: this.fields };
  }

  edit(base: number, change: Fields): 'ok' | 'conflict' {
    this.calls += 1;
    const { version, fields } = this;
    const merged = mergeChange(
      { version, changedIn: this.#changedIn, fields },
      { base, fields: change },
    );
    if (merged.kind === 'conflict') return 'conflict';
    this.version = merged.version;
    this.#changedIn = merged.changedIn;
    this.fields = { ...fields, ...change };
    this.history.push(this.fields);
    return 'ok';
  }
}

/** What happens to a call: lost on its way, its answer lost, or nobody signed in. */
export type Fate = 'arrives' | 'never arrives' | 'answer is lost' | 'signed out';

/** A page with the machine, its timers and its screen, but without a browser. */
export class SimulatedPage {
  readonly server: SimulatedServer;
  state: SaveState;
  screen: Fields;
  draft: Draft | null = null;
  readonly timers = new Map<Timer, number>();
  air: Flight | null = null;
  isReading = false;
  sittings = 0;
  now = 0;

  constructor(server: SimulatedServer) {
    this.server = server;
    this.state = beginSaving(server.stored, 0);
    this.screen = server.fields;
  }

  do(event: SaveEvent): void {
    const { state, effects } = nextSave(this.state, event);
    this.state = state;
    for (const effect of effects) {
      switch (effect.do) {
        case 'send':
          if (this.air !== null) throw new Error('two saves at once');
          this.air = effect.flight;
          break;
        case 'read':
          this.isReading = true;
          break;
        case 'show':
          this.screen = { ...this.screen, ...effect.fields };
          break;
        case 'keep':
          this.draft = draftOf(this.state, this.now);
          break;
        case 'forget':
          this.draft = null;
          break;
        case 'wait':
          this.timers.set(effect.what, this.now + effect.ms);
          break;
        case 'end-sitting':
          this.sittings += 1;
      }
    }
  }

  type(field: Field, letters: string): void {
    const text = `${String(this.screen[field])}${letters}`;
    this.screen = { ...this.screen, [field]: text };
    this.do({ kind: 'typed', fields: { [field]: text }, blocked: [], at: this.now });
  }

  /** The next timer rings; false if none is set. */
  ring(): boolean {
    const [next] = [...this.timers].toSorted(([, one], [, other]) => one - other);
    if (next === undefined) return false;
    const [what, at] = next;
    this.timers.delete(what);
    this.now = Math.max(this.now, at);
    this.do({ kind: 'due', what });
    return true;
  }

  /** The call that is on its way meets its fate. */
  meet(fate: Fate): void {
    const { air, now: at } = this;
    if (air === null) return;
    this.air = null;
    if (fate === 'signed out') return this.do({ kind: 'signed-out', flight: air.id });
    if (fate === 'never arrives') return this.do({ kind: 'lost', flight: air.id });
    const outcome = this.server.edit(air.version, air.sent);
    if (fate === 'answer is lost') return this.do({ kind: 'lost', flight: air.id });
    if (outcome === 'conflict') return this.do({ kind: 'overtaken', flight: air.id });
    return this.do({ kind: 'answered', flight: air.id, stored: this.server.stored, at });
  }

  /** What the server has arrives, because the page asked for it or was told to. */
  hear(): void {
    this.isReading = false;
    this.do({ kind: 'heard', stored: this.server.stored });
  }

  /** All that waits happens, until nothing is left to do. */
  settle(): void {
    this.do({ kind: 'awake' });
    for (let step = 0; step < 200; step += 1) {
      for (const field of Object.keys(this.state.clashes)) {
        const value = this.screen[field];
        this.do({ kind: 'decided', field, value });
      }
      if (this.air !== null) this.meet('arrives');
      else if (this.isReading) this.hear();
      else if (!this.ring()) return;
    }
    throw new Error('it never settles');
  }
}
