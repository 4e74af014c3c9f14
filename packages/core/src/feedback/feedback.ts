/** The delivery that an event is about, from its mail's tags. */
export interface FeedbackTarget {
  readonly issueId: string;
  readonly subscriberId: string;
  readonly resendId: string;
  /** Where to look for the delivery first; 0 if the mail doesn't say. */
  readonly bucket: number;
}

/** What an event reports about one delivery. Applying it twice or in any order changes nothing. */
export type Feedback = FeedbackTarget & { readonly at: Date } & (
    | { readonly kind: 'seen' }
    | { readonly kind: 'delivered' }
    /** A link of the issue, by its number. It says nothing about when the mail was delivered. */
    | {
        readonly kind: 'clicked';
        readonly link: number;
        readonly clickedAt: Date;
        readonly byProgram: boolean;
      }
    | { readonly kind: 'bounced'; readonly blame: BounceBlame; readonly detail: string }
    | { readonly kind: 'complained' }
    | { readonly kind: 'suppressed'; readonly detail: string }
    | { readonly kind: 'failed'; readonly detail: string }
  );

/**
 * What a bounce blames: `address` permanently, `moment` for a temporary reason, `mail` when the
 * mail or its sender was refused.
 */
export type BounceBlame = 'address' | 'moment' | 'mail';
