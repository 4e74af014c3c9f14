/** A valid row of a file that is being imported, until all of it has been read and stored. */
export interface ImportRowTable {
  /** An `import_stage`. */
  stage: string;
  line: number;
  address: string;
  canonical: string;
  name: string | null;
  erased: boolean;
  status: string | null;
  suppression: string | null;
  since: Date | null;
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
  suppressed_at: Date | null;
  ip: string | null;
  choice: string;
  rhythm: string;
  paused_until: Date | null;
  catch_up_since: Date | null;
  /** That of the address. */
  bucket: number;
  /** That of the reader if the address is new. */
  subscriber_id: string | null;
  /** That of the subscription if it is new. */
  subscription_id: string | null;
}
