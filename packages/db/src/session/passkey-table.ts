import type { Id, IdentityId } from '../schema/columns.ts';

/** A WebAuthn credential. */
export interface PasskeyTable {
  id: IdentityId;
  person_id: Id;
  /** Base64url, as browsers say it. */
  credential_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
  /** The host name that it was made for; it works nowhere else. */
  rp_id: string;
  name: string;
  backed_up: boolean;
  created_at: Date;
  used_at: Date | null;
}
