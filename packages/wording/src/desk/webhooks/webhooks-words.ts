import type { WebhookEventType } from '@galley/core/webhook';
import type { Explained, Question } from '../explained.ts';

/** The words of the webhooks that Galley posts. */
export interface WebhooksWords {
  readonly title: string;
  readonly lead: string;
  readonly none: Explained;
  readonly add: string;
  readonly added: string;
  readonly back: string;
  readonly states: Readonly<Record<'works' | 'new' | 'fails' | 'disabled', string>>;
  readonly worked: (when: string) => string;
  readonly unused: string;
  readonly failsSince: (when: string) => string;
  readonly disabledSince: (when: string) => string;
  /** Why Galley stopped posting, and what to do. */
  readonly reasons: Readonly<Record<'gone' | 'failing', string>>;
  readonly counts: (waiting: string, failed: string) => string;
  readonly oldSecret: (when: string) => string;
  readonly events: Readonly<Record<WebhookEventType | 'webhook.test', string>>;
  readonly nouns: Readonly<Record<'issue' | 'subscription' | 'subscriber', string>>;
  readonly eventCount: (count: number, all: number) => string;
  readonly form: {
    readonly title: string;
    readonly what: string;
    readonly url: string;
    readonly urlHint: string;
    readonly urlWrong: string;
    readonly description: string;
    readonly descriptionHint: string;
    readonly events: string;
    readonly eventsMissing: string;
    readonly action: string;
  };
  readonly shown: {
    readonly title: string;
    readonly what: string;
    readonly label: string;
    readonly done: string;
  };
  readonly test: Explained & {
    readonly action: string;
    readonly waiting: string;
    readonly worked: (status: string, time: string) => string;
    readonly failed: (status: string, time: string) => string;
    readonly silent: (why: string) => string;
  };
  readonly posts: Explained & {
    readonly none: string;
    readonly states: Readonly<Record<'waiting' | 'delivered' | 'failed', string>>;
    readonly again: string;
    readonly queued: string;
    readonly next: (when: string) => string;
    readonly triesCount: (count: number) => string;
  };
  readonly replay: Explained & {
    readonly since: string;
    readonly days: (days: number) => string;
    readonly action: string;
    readonly doneCount: (count: number) => string;
  };
  readonly secret: Explained & { readonly action: string };
  readonly rotating: Question;
  readonly enable: string;
  readonly enabled: string;
  readonly remove: Explained & { readonly action: string };
  readonly removing: Question;
  readonly removed: string;
}
