/**
 * Migrations after v0.9.0 that take something away, each with the release whose code had stopped using
 * it. They may run only after that release is out: CONTRIBUTING.md, "Migrations".
 */
export const CONTRACTIONS: Readonly<Record<string, { readonly unusedSince: string }>> = {};
