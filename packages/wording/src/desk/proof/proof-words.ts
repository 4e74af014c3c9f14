import type { Explained, Question } from '../explained.ts';
import type { ApproveWords } from './approve-words.ts';
import type { AudienceWords } from './audience-words.ts';

/** The ways to look at the mail of an issue. */
export type ProofView =
  'desktop' | 'phone' | 'dark' | 'forced-dark' | 'images-off' | 'text' | 'source' | 'changes';

/** The words of the proof of an issue, and of its approval. */
export interface ProofWords {
  readonly title: string;
  /** What compiling now would make. */
  readonly notCompiled: string;
  readonly toIssue: string;
  readonly toQueue: string;
  readonly facts: {
    readonly title: string;
    readonly hash: string;
    readonly copyHash: string;
    readonly sender: string;
    readonly noSender: string;
    readonly replyTo: (address: string) => string;
    readonly subject: string;
    readonly preheader: string;
    readonly noPreheader: string;
    readonly due: string;
    readonly noDue: string;
    readonly dated: (day: string) => string;
    readonly size: string;
    readonly sizeOf: (size: string, limit: string) => string;
    readonly clips: (limit: string) => string;
    readonly shortened: string;
    readonly notShortened: string;
    readonly extents: Readonly<Record<'summary' | 'headline', string>>;
    readonly waits: string;
    readonly waitCount: (count: number) => string;
  };
  readonly views: Readonly<Record<ProofView, string>> & {
    readonly label: string;
    readonly frame: (view: string) => string;
    readonly beside: string;
    readonly version: string;
    readonly keys: string;
  };
  /** The bytes are other ones now than those on screen. */
  readonly moved: Question;
  /** In place of a view that was not loaded before the bytes changed. */
  readonly unloaded: Explained;
  readonly changes: {
    readonly title: string;
    readonly since: (when: string) => string;
    readonly next: string;
    readonly none: string;
    readonly first: string;
    readonly tooMuch: string;
    readonly subject: string;
    readonly preheader: string;
    readonly added: string;
    readonly removed: string;
    readonly markRead: string;
    readonly marked: string;
    readonly isRead: (when: string) => string;
  };
  readonly reader: {
    readonly open: string;
    readonly search: string;
    readonly hint: string;
    readonly none: Explained;
    readonly noMatch: string;
    readonly found: string;
    readonly shown: (name: string) => string;
    readonly clear: string;
  };
  readonly audience: AudienceWords;
  readonly nothing: Question;
  readonly compile: {
    readonly what: string;
    readonly action: string;
    readonly busy: string;
    readonly done: string;
  };
  readonly approve: ApproveWords;
}
