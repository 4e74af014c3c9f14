import type {
  ArticleLookUp,
  Candidate,
  CandidatePage,
  WatchedFeed,
} from '@galley/contract/collect';
import type {
  Account,
  Acts,
  Ceremony,
  CreatedKey,
  InvitedPerson,
  Key,
} from '@galley/contract/editor';
import type { Passkey, People, Person, Session, StepUpRequest } from '@galley/contract/editor';
import type { Invitation, Today } from '@galley/contract/editor';
import type {
  ApprovedIssue,
  SentAgain,
  ForeseenAgain,
  CancelledIssue,
  ChangedIssue,
  CompiledIssue,
  DecidedBatch,
  Issue,
  IssueOutline,
  IssuePage,
  IssueProof,
  IssueReport,
  IssueStatus,
  PreflightReport,
  ProofReaderChoice,
  Reconciliation,
  ReleasedIssue,
  SendForecast,
  Sending,
  SentTest,
  TroubledPage,
} from '@galley/contract/issue';
import type {
  Calendar,
  ChangedNewsletter,
  Newsletter,
  NewsletterReport,
  PreflightRule,
  ReaderChoices,
  SenderDomain,
} from '@galley/contract/newsletter';
import type { Retention, TooOld } from '@galley/contract/operate';
import type {
  ChangedReview,
  CorrectedReview,
  Corrections,
  FoundArticle,
  ListedReview,
  OldReaders,
  Presence,
  Queue,
  ReviewHistory,
  ReviewPage,
} from '@galley/contract/review';
import type {
  ReplayedWebhook,
  RevealedWebhook,
  ShownWebhook,
  TestedWebhook,
  Webhook,
} from '@galley/contract/webhook';
import type {
  AddedSubscriber,
  Erased,
  ForeseenErasure,
  Member,
  MemberHistory,
  SubscriberImport,
  SubscriberPage,
  Suppressed,
  Unsuppressed,
} from '@galley/contract/subscriber';
import type { Review } from '@galley/core/review';
import type { Role, Scope } from '@galley/core/editor';
import type { ChosenColumn, ReaderState } from '@galley/core/subscription';

type RuleLevel = Newsletter['rules'][number]['level'] | 'default';

/** What a browser answers to a ceremony, as WebAuthn's JSON. */
export type Response = object;

/** Settings as people type them; those that are left out stay. */
export type NewsletterSettings = Partial<
  Omit<
    Newsletter,
    | 'id'
    | 'slug'
    | 'from'
    | 'replyTo'
    | 'rules'
    | 'default'
    | 'sample'
    | 'lastIssueNumber'
    | 'version'
  >
> & {
  readonly renameTopics?: readonly { readonly from: string; readonly to: string }[];
};

/** Every call that the desk makes: what it sends and what it gets. */
export interface Calls {
  'POST /sign-in/first-owner': {
    body: { token: string; email: string; name?: string };
    answer: unknown;
  };
  'POST /sign-in/link': { body: { email: string }; answer: unknown };
  'POST /sign-in/link/spend': { body: { token: string }; answer: unknown };
  'POST /sign-in/passkey/begin': { body: object; answer: Ceremony };
  'POST /sign-in/passkey': { body: { id: string; response: Response }; answer: unknown };
  'POST /sign-out': { body: object; answer: unknown };
  'GET /account': { answer: Account };
  'PATCH /account': { body: { name: string | null }; answer: Account };
  'GET /sessions': { answer: readonly Session[] };
  'DELETE /sessions/{id}': { answer: unknown };
  'GET /passkeys': { answer: readonly Passkey[] };
  'POST /passkeys/begin': { body: object; answer: Ceremony };
  'POST /passkeys': { body: { id: string; name: string; response: Response }; answer: Passkey };
  'DELETE /passkeys/{id}': { answer: unknown };
  'POST /step-ups': { body: StepUpRequest; answer: Ceremony };
  'POST /step-ups/{id}': { body: { response: Response }; answer: unknown };
  'POST /recovery': { body: object; answer: unknown };
  'GET /people': { answer: People };
  'POST /invitations': {
    body: { email: string; newsletter: string | null; role: Role };
    answer: InvitedPerson;
  };
  'DELETE /invitations/{id}': { answer: unknown };
  'POST /invitations/read': {
    body: { token: string };
    answer: Invitation & { readonly newsletterTitle: string | null };
  };
  'POST /invitations/accept': { body: { token: string }; answer: { readonly email: string } };
  'PUT /people/{id}/role': {
    body: { newsletter: string | null; role: Role | null };
    answer: Person;
  };
  'DELETE /people/{id}': { answer: unknown };
  'POST /people/{id}/confirm': { body: object; answer: Person };
  'GET /keys': { answer: readonly Key[] };
  'POST /keys': {
    body: { for?: string; name: string; scopes: readonly Scope[]; expiresAt?: string };
    answer: CreatedKey;
  };
  'DELETE /keys/{id}': { answer: unknown };
  'GET /webhooks': { answer: readonly Webhook[] };
  'POST /webhooks': {
    body: {
      newsletter: string | null;
      url: string;
      events: readonly string[];
      description?: string;
    };
    answer: RevealedWebhook;
  };
  'GET /webhooks/{id}': { answer: ShownWebhook };
  'DELETE /webhooks/{id}': { answer: unknown };
  'POST /webhooks/{id}/rotate': { body: object; answer: RevealedWebhook };
  'POST /webhooks/{id}/test': { body: object; answer: TestedWebhook };
  'POST /webhooks/{id}/replay': { body: { event: string }; answer: ReplayedWebhook };
  'POST /webhooks/{id}/replay-failed': { body: { since: string }; answer: ReplayedWebhook };
  'POST /webhooks/{id}/enable': { body: object; answer: Webhook };
  'GET /audit': { answer: Acts };
  'GET /retention': { answer: Retention };
  'GET /retention/too-old': { answer: TooOld };
  'PATCH /retention': {
    body: { version: number; deliveries?: string | null; events?: string; sessions?: string };
    answer: Retention;
  };
  'POST /newsletters/{slug}/subscribers/search': {
    body: { search: string; state: ReaderState | null; after: string | null };
    answer: SubscriberPage;
  };
  'GET /newsletters/{slug}/subscribers/{id}': { answer: Member };
  'GET /newsletters/{slug}/subscribers/{id}/history': { answer: MemberHistory };
  'POST /newsletters/{slug}/subscribers': {
    body: { email: string; name: string | null; consent: string };
    answer: AddedSubscriber;
  };
  'GET /newsletters/{slug}/imports': { answer: readonly SubscriberImport[] };
  'POST /newsletters/{slug}/imports': { answer: SubscriberImport };
  'GET /newsletters/{slug}/imports/{id}': { answer: SubscriberImport };
  'PATCH /newsletters/{slug}/imports/{id}': {
    body: { version: number; columns: readonly ChosenColumn[]; allConfirmed: boolean };
    answer: SubscriberImport;
  };
  'DELETE /newsletters/{slug}/imports/{id}': { answer: unknown };
  'GET /newsletters/{slug}/imports/{id}/refused': { answer: Blob };
  'POST /newsletters/{slug}/imports/{id}/start': {
    body: { version: number; skipBad: boolean };
    answer: SubscriberImport;
  };
  'POST /newsletters/{slug}/imports/{id}/stop': { body: object; answer: SubscriberImport };
  'POST /newsletters/{slug}/subscribers/export': { body: object; answer: Blob };
  'POST /subscribers/erase': {
    body: { email: string; dryRun?: boolean };
    answer: Erased | ForeseenErasure;
  };
  'POST /suppressions': { body: { email: string; because: string }; answer: Suppressed };
  'POST /suppressions/lift': { body: { email: string; because: string }; answer: Unsuppressed };
  'GET /newsletters': { answer: readonly Newsletter[] };
  'GET /newsletters/{slug}/calendar': { answer: Calendar };
  'GET /newsletters/{slug}/reviews': { answer: ReviewPage };
  'POST /newsletters': {
    body: NewsletterSettings & { slug: string; title: string };
    answer: Newsletter;
  };
  'GET /newsletters/{slug}': { answer: Newsletter };
  'PATCH /newsletters/{slug}': {
    body: NewsletterSettings & { version: number };
    answer: ChangedNewsletter;
  };
  'PUT /newsletters/{slug}/sender': {
    body: { version: number; from: string | null; replyTo?: string | null };
    answer: ChangedNewsletter;
  };
  'GET /newsletters/{slug}/choices': { answer: ReaderChoices };
  'GET /newsletters/{slug}/rules': { answer: readonly PreflightRule[] };
  'PUT /newsletters/{slug}/rules': {
    body: {
      rules: readonly { rule: string; level: RuleLevel; because: string; was?: RuleLevel }[];
    };
    answer: Newsletter;
  };
  'GET /newsletters/{slug}/sender-domain': { answer: SenderDomain };
  'POST /newsletters/{slug}/sender-domain/check': { body: object; answer: SenderDomain };
  'GET /newsletters/{slug}/issues': { answer: IssuePage };
  'POST /newsletters/{slug}/issues': {
    body: { slot?: string; extra?: boolean };
    answer: CompiledIssue;
  };
  'POST /newsletters/{slug}/best-ofs': { body: { month: string }; answer: CompiledIssue };
  'GET /newsletters/{slug}/issues/{number}/outline': { answer: IssueOutline };
  'PATCH /newsletters/{slug}/issues/{number}': {
    body: {
      version: number;
      subject?: string | null;
      preheader?: string | null;
      note?: string | null;
      date?: 'today' | 'slot';
      voidApproval?: boolean;
    };
    answer: ChangedIssue;
  };
  'POST /newsletters/{slug}/issues/{number}/order': {
    body: {
      review: string;
      after: string | null;
      before: string | null;
      order: string;
      voidApproval?: boolean;
    };
    answer: IssueOutline;
  };
  'GET /newsletters/{slug}/issues/{number}/preflight': { answer: PreflightReport };
  'POST /newsletters/{slug}/issues/{number}/preflight': { body: object; answer: PreflightReport };
  'GET /newsletters/{slug}/issues/{number}/forecast': { answer: SendForecast };
  'GET /newsletters/{slug}/issues/{number}/status': { answer: IssueStatus };
  'GET /newsletters/{slug}/issues/{number}/report': { answer: IssueReport };
  'GET /newsletters/{slug}/report': { answer: NewsletterReport };
  'POST /newsletters/{slug}/issues/{number}/test': {
    body: { to?: string; hash?: string };
    answer: SentTest;
  };
  'GET /newsletters/{slug}/issues/{number}/proof': { answer: IssueProof };
  'GET /newsletters/{slug}/next/proof': { answer: IssueProof };
  'POST /newsletters/{slug}/issues/{number}/proof/read': {
    body: { hash: string };
    answer: IssueProof;
  };
  'POST /newsletters/{slug}/proof-readers': {
    body: { search?: string };
    answer: readonly ProofReaderChoice[];
  };
  'POST /newsletters/{slug}/issues/{number}/approve': {
    body: {
      hash: string;
      date?: 'today' | 'slot';
      overrides?: readonly { rule: string; because: string }[];
    };
    answer: ApprovedIssue;
  };
  'POST /newsletters/{slug}/issues/{number}/release': { body: object; answer: ReleasedIssue };
  'POST /newsletters/{slug}/issues/{number}/take-back': { body: object; answer: Issue };
  'POST /newsletters/{slug}/issues/{number}/pause': { body: object; answer: Issue };
  'POST /newsletters/{slug}/issues/{number}/resume': { body: object; answer: Issue };
  'POST /newsletters/{slug}/issues/{number}/cancel': { body: object; answer: CancelledIssue };
  'POST /newsletters/{slug}/issues/{number}/reconcile': { body: object; answer: Reconciliation };
  'POST /newsletters/{slug}/issues/{number}/decide': {
    body: { email: string; decision: 'accepted' | 'rejected'; because: string };
    answer: DecidedBatch;
  };
  'GET /newsletters/{slug}/issues/{number}/troubled': { answer: TroubledPage };
  'GET /newsletters/{slug}/issues/{number}/send-again': { answer: ForeseenAgain };
  'POST /newsletters/{slug}/issues/{number}/send-again': { body: object; answer: SentAgain };
  'GET /sending': { answer: Sending };
  'GET /today': { answer: Today };
  'GET /newsletters/{slug}/queue': { answer: Queue };
  'POST /newsletters/{slug}/reviews': {
    body: { review: Review; again?: boolean; held?: boolean };
    answer: ListedReview;
  };
  'GET /newsletters/{slug}/candidates': { answer: CandidatePage };
  'POST /candidates/dismiss': {
    body: { ids: readonly string[]; dismissed: boolean };
    answer: readonly Candidate[];
  };
  'POST /candidates/{id}/take': {
    body: { review?: Review; held?: boolean; again?: boolean };
    answer: ListedReview;
  };
  'GET /newsletters/{slug}/feeds': { answer: readonly WatchedFeed[] };
  'POST /newsletters/{slug}/feeds': { body: { url: string }; answer: WatchedFeed };
  'DELETE /feeds/{id}': { answer: unknown };
  'POST /newsletters/{slug}/articles/look-up': { body: { url: string }; answer: ArticleLookUp };
  'POST /newsletters/{slug}/articles/find': {
    body: { title: string; outlet: string; url: string | null };
    answer: FoundArticle;
  };
  'GET /reviews/{id}': { answer: ListedReview };
  'PATCH /reviews/{id}': {
    body: {
      version: number;
      review: Partial<Review>;
      again?: boolean;
      apply?: boolean;
      voidApproval?: boolean;
    };
    answer: ChangedReview;
  };
  'DELETE /reviews/{id}': { answer: ChangedReview };
  'POST /reviews/{id}/bring-back': {
    body: { again?: boolean; held?: boolean };
    answer: ChangedReview;
  };
  'POST /reviews/{id}/hold': { body: object; answer: ChangedReview };
  'POST /reviews/{id}/release': { body: { undo?: boolean }; answer: ChangedReview };
  'POST /reviews/{id}/pin': { body: { pinned: boolean }; answer: ChangedReview };
  'POST /reviews/{id}/move-between': {
    body: { after: string | null; before: string | null; queue: string };
    answer: Queue;
  };
  'POST /reviews/{id}/apply': {
    body: { version: number; voidApproval?: boolean };
    answer: ChangedReview;
  };
  'GET /reviews/{id}/old-readers': { answer: OldReaders };
  'GET /reviews/{id}/corrections': { answer: Corrections };
  'POST /reviews/{id}/corrections': {
    body: { version: number; review: Partial<Review>; note: string; voidApproval?: boolean };
    answer: CorrectedReview;
  };
  'POST /reviews/{id}/corrections/{number}/issue': { body: object; answer: CompiledIssue };
  'GET /reviews/{id}/history': { answer: ReviewHistory };
  'POST /reviews/{id}/versions': { body: { version: number }; answer: ChangedReview };
  'POST /reviews/{id}/restore': {
    body: { version: number; from: number; fields?: readonly (keyof Review)[]; again?: boolean };
    answer: ChangedReview;
  };
  'GET /reviews/{id}/presence': { answer: Presence };
  'POST /reviews/{id}/presence': { body: { field: string | null }; answer: Presence };
  'DELETE /reviews/{id}/presence': { answer: unknown };
}

export type CallName = keyof Calls;
export type AnswerOf<Name extends CallName> = Calls[Name]['answer'];
export type BodyOf<Name extends CallName> = Calls[Name] extends { body: infer Body } ? Body : never;
