import type { MailDocument } from './mail/mail-document.ts';

/**
 * What a link answered. `answered`: the page is there. `moved`: for good, and there it is. `broken`:
 * an error status. `unreachable`: nobody answered. `refused`: not asked, because it leads where
 * Galley must not go. `unclear`: the site turns away programs, which says nothing about readers.
 */
export type LinkAnswer =
  | { readonly kind: 'answered' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'broken'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unclear'; readonly status: number };

/** What DNS says of a sender's domain. */
export interface SenderDomain {
  readonly domain: string;
  /** SPF of the return path or of the domain itself (RFC 7208). */
  readonly spf: boolean;
  /** A DKIM key of Resend (RFC 6376). */
  readonly dkim: boolean;
  /** The policy of DMARC (RFC 7489), null when there is none. */
  readonly dmarc: string | null;
}

/** Something that the HTML uses and that some mail programs lack. */
export interface UnsupportedFeature {
  /** Its name in caniemail's data, such as `css-border-radius`. */
  readonly slug: string;
  readonly title: string;
  /** The programs without it, such as `Gmail Android`. */
  readonly clients: readonly string[];
  /** Of how many programs this is known. */
  readonly known: number;
}

/** What only the world outside an issue can tell. Null wherever nobody has asked, or none answered. */
export interface OutsideFacts {
  /** By address; one that is missing has not been asked. */
  readonly links: ReadonlyMap<string, LinkAnswer>;
  readonly senderDomain: SenderDomain | null;
  readonly unsupported: readonly UnsupportedFeature[];
  /** Why links are unknown, when some are; null when all were asked. */
  readonly notAsked: 'offline' | 'no-time' | 'not-yet' | null;
}

/** When nothing outside has been asked. */
export const NOTHING_ASKED: OutsideFacts = {
  links: new Map(),
  senderDomain: null,
  unsupported: [],
  notAsked: 'not-yet',
};

/** Asks the world outside what an issue alone can't tell. */
export interface Inspector {
  /** What there was no time for is missing from the answers. */
  readonly askLinks: (
    urls: readonly string[],
  ) => Promise<
    | { readonly kind: 'asked'; readonly answers: ReadonlyMap<string, LinkAnswer> }
    | { readonly kind: 'offline' }
  >;
  /** Null when DNS did not answer. */
  readonly askSenderDomain: (domain: string) => Promise<SenderDomain | null>;
  /** Asks nobody: the data is at hand. */
  readonly findUnsupported: (mail: MailDocument) => Promise<readonly UnsupportedFeature[]>;
}
