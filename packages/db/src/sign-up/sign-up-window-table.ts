/** What one scope has used of one limit on sign-ups. Addresses and networks are keyed hashes. */
export interface SignUpWindowTable {
  key: string;
  minutes: number;
  started_at: Date;
  used: number;
}
