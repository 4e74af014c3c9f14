import type { Role, Scope, StepName } from '@galley/core/editor';
import type { IssueState } from '@galley/core/issue';
import type { Explained, Question } from './explained.ts';
import type { CandidatesWords } from './candidates/candidates-words.ts';
import type { CorrectWords } from './correct/correct-words.ts';
import type { IssueWords } from './issue/issue-words.ts';
import type { PlannerWords } from './planner/planner-words.ts';
import type { SubscribersWords } from './subscribers/subscribers-words.ts';
import type { ReportWords } from './report/report-words.ts';
import type { ProofWords } from './proof/proof-words.ts';
import type { SendingWords } from './sending/sending-words.ts';
import type { SettingsWords } from './settings/settings-words.ts';
import type { RetentionWords } from './retention/retention-words.ts';
import type { OffersWords } from './offers/offers-words.ts';
import type { RulesWords } from './rules/rules-words.ts';
import type { DomainWords } from './domain/domain-words.ts';
import type { WebhooksWords } from './webhooks/webhooks-words.ts';
import type { QueueWords } from './queue/queue-words.ts';
import type { ReviewDeskWords } from './review/review-desk-words.ts';

/** The fixed words of the desk in one language. */
export interface DeskWords {
  readonly common: {
    readonly cancel: string;
    readonly close: string;
    readonly retry: string;
    readonly save: string;
    readonly saved: string;
    readonly optional: string;
    readonly loading: string;
    readonly copy: string;
    readonly copied: string;
    readonly never: string;
    readonly you: string;
    readonly everyNewsletter: string;
    readonly newsletter: string;
    readonly email: string;
    readonly name: string;
    readonly actionsFor: (name: string) => string;
    /** While the browser asks for a passkey. */
    readonly signing: string;
  };
  readonly roles: Readonly<Record<Role, Explained>>;
  readonly scopes: Readonly<Record<Scope, Explained>>;
  readonly states: Readonly<Record<IssueState, string>>;
  readonly shell: {
    readonly skip: string;
    readonly navigation: string;
    readonly today: string;
    readonly queue: string;
    readonly candidates: string;
    readonly planner: string;
    readonly subscribers: string;
    readonly reports: string;
    readonly people: string;
    readonly settings: string;
    readonly keys: string;
    readonly webhooks: string;
    readonly audit: string;
    readonly account: string;
    /** The places for which a telephone has no room. */
    readonly more: string;
    readonly search: string;
    readonly signOut: string;
    readonly shortcuts: string;
  };
  readonly look: {
    readonly theme: string;
    readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>;
    readonly language: string;
  };
  readonly palette: {
    readonly title: string;
    readonly placeholder: string;
    readonly empty: string;
    readonly go: string;
    /** What the page on screen can do. */
    readonly here: string;
    readonly act: string;
  };
  readonly shortcuts: {
    readonly title: string;
    readonly palette: string;
    readonly help: string;
    readonly goTo: (place: string) => string;
    readonly off: string;
    readonly single: string;
    readonly singleWhat: string;
  };
  readonly signIn: {
    readonly title: string;
    readonly lead: string;
    readonly passkey: string;
    readonly or: string;
    readonly link: string;
    readonly unsupported: string;
    readonly noPasskeyUsed: string;
    readonly ended: string;
    readonly sent: {
      readonly title: string;
      readonly what: (email: string) => string;
      readonly nothing: string;
      readonly again: string;
    };
    readonly landing: Question;
    readonly dead: Question;
    readonly otherBrowser: Question;
  };
  readonly firstOwner: Question & {
    readonly emailHint: string;
    readonly dead: Explained;
  };
  readonly invitation: {
    readonly title: string;
    readonly what: (role: string, newsletter: string | null) => string;
    readonly until: (when: string) => string;
    readonly action: string;
    readonly accepted: { readonly title: string; readonly what: (email: string) => string };
    readonly dead: Explained;
    readonly cut: Explained;
  };
  readonly notices: {
    readonly addPasskey: Question;
    readonly awaits: Explained;
  };
  readonly account: {
    readonly title: string;
    readonly you: string;
    readonly nameHint: string;
    readonly roles: string;
    readonly noRole: string;
    readonly preferences: string;
    readonly passkeys: Explained & {
      readonly add: string;
      readonly none: string;
      readonly name: string;
      readonly nameHint: string;
      readonly added: (when: string) => string;
      readonly used: (when: string) => string;
      readonly unused: string;
      readonly elsewhere: (host: string) => string;
      readonly remove: string;
      readonly question: (name: string) => string;
      readonly questionWhat: string;
      readonly saved: string;
      readonly removed: string;
    };
    readonly sessions: Explained & {
      readonly current: string;
      readonly seen: (when: string) => string;
      readonly methods: Readonly<Record<'passkey' | 'link' | 'first-owner' | 'recovery', string>>;
      readonly end: string;
      readonly ended: string;
    };
    readonly recovery: Question & {
      readonly question: string;
      readonly questionWhat: string;
      readonly done: string;
    };
  };
  readonly people: {
    readonly title: string;
    readonly lead: string;
    readonly invite: string;
    readonly seen: (when: string) => string;
    readonly unseen: string;
    readonly passkeys: (count: number) => string;
    readonly awaits: string;
    readonly alone: Explained;
    readonly changeRole: string;
    readonly roleOf: (name: string) => string;
    readonly noRole: Explained;
    readonly changed: string;
    readonly remove: string;
    readonly removing: { readonly title: (name: string) => string; readonly what: string };
    readonly removed: string;
    readonly confirm: string;
    readonly confirming: { readonly title: (name: string) => string; readonly what: string };
    readonly confirmed: string;
    readonly invitations: string;
    readonly until: (when: string) => string;
    readonly takeBack: string;
    readonly takenBack: string;
    readonly form: {
      readonly title: string;
      readonly what: string;
      readonly role: string;
      readonly where: string;
      readonly action: string;
      readonly sent: (email: string) => string;
    };
  };
  readonly keys: {
    readonly title: string;
    readonly lead: string;
    readonly create: string;
    readonly none: Explained;
    readonly of: (email: string) => string;
    readonly expires: (day: string) => string;
    readonly lasting: string;
    readonly used: (when: string) => string;
    readonly unused: string;
    readonly revoke: string;
    readonly revoking: { readonly title: (name: string) => string; readonly what: string };
    readonly revoked: string;
    readonly form: {
      readonly title: string;
      readonly what: string;
      readonly nameHint: string;
      readonly for: string;
      readonly scopes: string;
      readonly scopeMissing: string;
      readonly expiry: string;
      readonly days: (days: number) => string;
      readonly action: string;
    };
    readonly shown: Explained & { readonly label: string; readonly done: string };
  };
  readonly queue: QueueWords;
  readonly candidates: CandidatesWords;
  readonly review: ReviewDeskWords;
  readonly issue: IssueWords;
  readonly proof: ProofWords;
  readonly correct: CorrectWords;
  readonly sending: SendingWords;
  readonly planner: PlannerWords;
  readonly subscribers: SubscribersWords;
  readonly report: ReportWords;
  readonly settings: SettingsWords;
  readonly domain: DomainWords;
  readonly rules: RulesWords;
  readonly offers: OffersWords;
  readonly retention: RetentionWords;
  readonly webhooks: WebhooksWords;
  readonly audit: {
    readonly title: string;
    readonly lead: string;
    readonly step: string;
    readonly who: string;
    readonly all: string;
    readonly earlier: string;
    readonly none: Explained;
    readonly noMatch: Explained;
    readonly clear: string;
    readonly gone: string;
    readonly actors: Readonly<Record<'person' | 'key' | 'command' | 'clock', string>>;
    readonly doors: Readonly<Record<string, string>>;
    readonly steps: Readonly<Record<StepName, string>>;
    readonly objects: Readonly<Record<string, string>>;
  };
  readonly problems: {
    readonly title: string;
    readonly unreachable: string;
    readonly broken: string;
    readonly stale: string;
    readonly needsPasskey: string;
    readonly passkeyCancelled: string;
    readonly email: string;
    readonly empty: string;
    readonly lost: Question;
    /** What to say for a refusal's code; others are said as the server says them. */
    readonly codes: Readonly<Record<string, string>>;
  };
}
