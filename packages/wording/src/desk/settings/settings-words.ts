import type { Ordinal } from '@galley/core/newsletter';
import type { Explained, Question } from '../explained.ts';

/** What is set together. */
export type SettingsPart =
  | 'basics'
  | 'sender'
  | 'when'
  | 'addresses'
  | 'approval'
  | 'choices'
  | 'sources'
  | 'rules'
  | 'clicks'
  | 'theme';

/** What is typed into the forms of settings. */
export type SettingsField =
  | 'title'
  | 'slug'
  | 'tagline'
  | 'language'
  | 'postalAddress'
  | 'fromName'
  | 'from'
  | 'replyTo'
  | 'cadence'
  | 'timeZone'
  | 'cutOff'
  | 'lateLimit'
  | 'undoWindow'
  | 'minimum'
  | 'maximum'
  | 'testers'
  | 'editors'
  | 'approval'
  | 'rules'
  | 'clicks'
  | 'floors'
  | 'topics'
  | 'bestOfCadence'
  | 'theme';

/** A field: its name, what it does, and what it may hold. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  readonly wrong: string;
}

/** The words of a newsletter's settings. */
export interface SettingsWords {
  readonly title: string;
  readonly none: Explained;
  readonly parts: Readonly<Record<SettingsPart, Explained>>;
  readonly nextPart: string;
  readonly previousPart: string;
  readonly unsaved: string;
  readonly saving: string;
  /** Before a change is saved that a passkey signs. */
  readonly signs: string;
  readonly discard: string;
  readonly leaving: Question;
  readonly roles: string;
  readonly fields: Readonly<Record<SettingsField, FieldWords>>;
  /** What readers see of it. */
  readonly effect: string;
  readonly noAddress: string;
  readonly inbox: string;
  /** Stands for the subject and the beginning of a mail. */
  readonly sampleSubject: string;
  readonly recompiled: (issue: string) => string;
  readonly recompiledVoid: (issue: string) => string;
  readonly openIssue: (issue: string) => string;
  readonly conflict: Explained & {
    readonly yours: string;
    readonly theirs: string;
    readonly keepYours: string;
    readonly takeTheirs: string;
    readonly nothing: string;
    readonly decided: string;
  };
  readonly passkey: Question;
  readonly cadence: {
    readonly rhythm: string;
    readonly weekly: string;
    readonly monthlyDay: string;
    readonly monthlyWeekday: string;
    readonly weekday: string;
    readonly which: string;
    readonly ordinals: Readonly<Record<Ordinal, string>>;
    readonly day: string;
    readonly dayHint: string;
    readonly time: string;
    readonly asText: string;
    readonly asForm: string;
  };
  readonly units: Readonly<Record<'s' | 'm' | 'h' | 'd', string>>;
  readonly unit: (field: string) => string;
  readonly noZone: string;
  readonly slots: {
    readonly title: string;
    readonly cutOff: (when: string) => string;
    readonly yourTime: (when: string) => string;
    readonly none: string;
  };
  readonly approvals: Readonly<Record<'by-hand' | 'four-eyes' | 'automatic', Explained>>;
  readonly clicks: Readonly<Record<'off' | 'on', Explained>>;
  readonly theme: {
    readonly schemes: Readonly<Record<'light' | 'dark' | 'forced-dark', string>>;
    readonly colours: Readonly<
      Record<'desk' | 'paper' | 'panel' | 'ink' | 'quiet' | 'accent' | 'hairline', string>
    >;
    readonly hex: (colour: string) => string;
    readonly colourWrong: string;
    readonly coloursOf: Readonly<Record<'light' | 'dark', string>>;
    readonly contrast: Explained;
    readonly pair: (text: string, ground: string) => string;
    readonly readable: string;
    readonly faint: string;
    readonly fonts: string;
    readonly font: Readonly<Record<'display' | 'text' | 'label', string>>;
    readonly fontHint: string;
    readonly fontWrong: string;
    readonly logo: Explained;
    readonly logoUrl: string;
    readonly logoAlt: string;
    readonly logoWidth: string;
    readonly logoHeight: string;
    readonly logoWrong: Readonly<Record<'url' | 'alt' | 'width' | 'height', string>>;
    readonly addLogo: string;
    readonly removeLogo: string;
    readonly proof: string;
    readonly refreshing: string;
    readonly waits: string;
    readonly file: Explained & {
      readonly label: string;
      readonly take: string;
      readonly taken: string;
      readonly broken: string;
    };
    readonly reset: string;
  };
  readonly create: {
    readonly title: string;
    readonly lead: string;
    readonly action: string;
    readonly created: (name: string) => string;
    readonly before: Explained;
    readonly finish: string;
    readonly later: string;
    readonly ready: string;
  };
}
