const ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const READER_LINK = /\/(unsubscribe|preferences|confirm|data|new-address)\/[A-Za-z0-9_.~-]+/g;
const DESK_LINK = /\/(sign-in|invitation|first-owner)#[A-Za-z0-9_.~-]+/g;
const API_KEY = /\bgalley_[A-Za-z0-9_-]{43}/g;
const BEARER = /\b(bearer) [A-Za-z0-9_.~+/-]{8,}=*/gi;
const SECRET = /\b(re|whsec)_[A-Za-z0-9+/_=-]{8,}/g;
const DATABASE_PASSWORD = /(postgres(?:ql)?:\/\/[^:/@\s]*):[^@\s"]*@/g;

/** Removes people's addresses, readers' tokens and keys from a line. */
export const redact = (line: string): string =>
  line
    .replace(DATABASE_PASSWORD, '$1:[password]@')
    .replace(READER_LINK, '/$1/[token]')
    .replace(DESK_LINK, '/$1#[token]')
    .replace(API_KEY, 'galley_[key]')
    .replace(BEARER, '$1 [token]')
    .replace(SECRET, '$1_[secret]')
    .replace(ADDRESS, '[address]');
