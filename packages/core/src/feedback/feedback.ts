/** Which delivery an event is about, from the tags that its mail carried. */
export interface FeedbackTarget {
  readonly issueId: string;
  readonly subscriberId: string;
  readonly resendId: string;
}

/** What a provider event says of one delivery. Applying it twice or in any order changes nothing. */
export type Feedback = FeedbackTarget & { readonly at: Date } & (
    | { readonly kind: 'seen' }
    | { readonly kind: 'delivered' }
    | { readonly kind: 'bounced'; readonly blame: BounceBlame; readonly detail: string }
    | { readonly kind: 'complained' }
    | { readonly kind: 'suppressed'; readonly detail: string }
    | { readonly kind: 'failed'; readonly detail: string }
  );

/**
 * What a bounce is held against: `address` for good, `moment` for a reason that may pass, `mail`
 * when it was this mail or its sender that was refused.
 */
export type BounceBlame = 'address' | 'moment' | 'mail';
