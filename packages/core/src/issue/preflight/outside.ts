import type { MailDocument } from './mail/mail-document.ts';

/**
 * The result of checking a link. `answered`: the page exists; its media type if the server gave one.
 * `moved`: permanently, to this URL. `broken`: an error status. `unreachable`: nobody answered.
 * `refused`: not asked, because it leads where Galley must not go. `unclear`: the site turns programs
 * away, which says nothing about readers.
 */
export type LinkAnswer =
  | { readonly kind: 'answered'; readonly type?: string }
  | { readonly kind: 'moved'; readonly to: string; readonly type?: string }
  | { readonly kind: 'broken'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unclear'; readonly status: number };

/** DNS records of a sender's domain. */
export interface SenderDomain {
  readonly domain: string;
  /** SPF of the return path or of the domain itself (RFC 7208). */
  readonly spf: boolean;
  /** A DKIM key of Resend (RFC 6376). */
  readonly dkim: boolean;
  /** The policy of DMARC (RFC 7489), null when there is none. */
  readonly dmarc: string | null;
}

/** An HTML or CSS feature that some mail programs don't support. */
export interface UnsupportedFeature {
  /** Its name in caniemail's data, such as `css-border-radius`. */
  readonly slug: string;
  readonly title: string;
  /** The programs without it, such as `Gmail Android`. */
  readonly clients: readonly string[];
  /** For how many programs this is known. */
  readonly known: number;
}

/** Facts from outside the issue. Null where nobody has asked, or nobody answered. */
export interface OutsideFacts {
  /** By URL; a missing one has not been asked. */
  readonly links: ReadonlyMap<string, LinkAnswer>;
  readonly senderDomain: SenderDomain | null;
  readonly unsupported: readonly UnsupportedFeature[];
  /** Why some links are unknown; null when all were asked. */
  readonly notAsked: 'offline' | 'no-time' | 'not-yet' | null;
}

/** The facts before anything outside has been asked. */
export const NOTHING_ASKED: OutsideFacts = {
  links: new Map(),
  senderDomain: null,
  unsupported: [],
  notAsked: 'not-yet',
};

/** Asks outside for facts that an issue alone can't tell. */
export interface Inspector {
  /** Links that there was no time for are missing from the answers. */
  readonly askLinks: (
    urls: readonly string[],
  ) => Promise<
    | { readonly kind: 'asked'; readonly answers: ReadonlyMap<string, LinkAnswer> }
    | { readonly kind: 'offline' }
  >;
  /** Null when DNS did not answer. */
  readonly askSenderDomain: (domain: string) => Promise<SenderDomain | null>;
  /** Asks nobody: the data is stored. */
  readonly findUnsupported: (
    mail: MailDocument,
    /** What is known of its pictures. */
    links?: OutsideFacts['links'],
  ) => Promise<readonly UnsupportedFeature[]>;
}
