/** A proof of work that a sign-up has used, until it would expire anyway. */
export interface SpentProofTable {
  key: string;
  expires_at: Date;
}
