/** An instant as the contract writes it. */
export const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;
