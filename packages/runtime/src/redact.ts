const ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const READER_LINK = /\/(unsubscribe|preferences|confirm|data|new-address)\/[A-Za-z0-9_.~-]+/g;
const SECRET = /\b(re|whsec)_[A-Za-z0-9+/_=-]{8,}/g;
const DATABASE_PASSWORD = /(postgres(?:ql)?:\/\/[^:/@\s]*):[^@\s"]*@/g;

/** Removes people's addresses, readers' tokens and keys from a line. */
export const redact = (line: string): string =>
  line
    .replace(DATABASE_PASSWORD, '$1:[password]@')
    .replace(READER_LINK, '/$1/[token]')
    .replace(SECRET, '$1_[secret]')
    .replace(ADDRESS, '[address]');
