/** An instant as the contract writes it. */
export const iso = (instant: Date | null | undefined): string | null =>
  instant?.toISOString() ?? null;
