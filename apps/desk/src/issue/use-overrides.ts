import { useEffect, useState } from 'react';

/** A rule that somebody wants to set aside with their approval, and why. */
export interface WantedOverride {
  readonly rule: string;
  readonly because: string;
}

type Reasons = Readonly<Record<string, string>>;

const placeOf = (person: string, issue: string): string => `galley.overrides:${person}:${issue}`;

/** The reasons that somebody has typed for an issue; they stay in this tab until it is approved. */
export function useOverrides(person: string, issue: string) {
  const place = placeOf(person, issue);
  const [reasons, setReasons] = useState<Reasons>(() => readReasons(place));
  useEffect(() => {
    try {
      sessionStorage.setItem(place, JSON.stringify(reasons));
    } catch {
      // Without storage they last as long as the page.
    }
  }, [place, reasons]);
  return {
    reasons,
    give: (rule: string, because: string): void =>
      setReasons((old) => ({ ...old, [rule]: because })),
    wanted: (rules: readonly string[]): readonly WantedOverride[] =>
      rules.flatMap((rule) => {
        const because = reasons[rule]?.trim() ?? '';
        return because === '' ? [] : [{ rule, because }];
      }),
  };
}

function readReasons(place: string): Reasons {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}');
    const entries = Object.entries(typeof read === 'object' && read !== null ? read : {});
    return Object.fromEntries(entries.filter(([, because]) => typeof because === 'string'));
  } catch {
    return {};
  }
}
