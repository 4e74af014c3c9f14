/** Where browsers reach the desk; passkeys work on one host only. It follows from PUBLIC_URL. */
export interface DeskHost {
  /** The host's name. */
  readonly rpId: string;
  /** Scheme, host and port, as browsers report them. */
  readonly origin: string;
}
