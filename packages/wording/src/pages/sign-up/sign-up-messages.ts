/** The fixed words of signing up, besides the form's own. */
export interface SignUpMessages {
  /** Heads the page that subscribes. */
  readonly title: (title: string) => string;
  readonly lookInside: string;
  /** For a form that has to be sent once more. */
  readonly again: { readonly title: string; readonly why: string; readonly action: string };
  readonly proof: {
    readonly noScript: string;
    /** Follows `noScript` where the newsletter takes mail. */
    readonly byMail: (address: string) => string;
    /** In place of the foot that promises pages without scripts. */
    readonly foot: string;
  };
  /** A new confirmation link in place of one that has expired. */
  readonly renew: { readonly why: string; readonly action: string; readonly otherAddress: string };
  readonly welcome: { readonly notYou: string };
}
