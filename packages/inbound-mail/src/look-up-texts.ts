/** Looks up the TXT records of a name, each in its pieces, and fails with the codes of `node:dns`. */
export type LookUpTexts = (name: string) => Promise<readonly (readonly string[])[]>;
