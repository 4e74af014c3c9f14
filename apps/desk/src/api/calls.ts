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
import type { IssuePage } from '@galley/contract/issue';
import type { Calendar, Newsletter } from '@galley/contract/newsletter';
import type {
  ChangedReview,
  FoundArticle,
  ListedReview,
  Presence,
  Queue,
  ReviewHistory,
  ReviewPage,
} from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import type { Role, Scope } from '@galley/core/editor';

/** What a browser answers to a ceremony, as WebAuthn's JSON. */
export type Response = object;

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
  'GET /audit': { answer: Acts };
  'GET /newsletters': { answer: readonly Newsletter[] };
  'GET /newsletters/{slug}/calendar': { answer: Calendar };
  'GET /newsletters/{slug}/reviews': { answer: ReviewPage };
  'GET /newsletters/{slug}/issues': { answer: IssuePage };
  'GET /today': { answer: Today };
  'GET /newsletters/{slug}/queue': { answer: Queue };
  'POST /newsletters/{slug}/reviews': {
    body: { review: Review; again?: boolean; held?: boolean };
    answer: ListedReview;
  };
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
