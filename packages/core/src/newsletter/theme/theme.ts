/** The colours of a mail, each as `#rrggbb`. */
export interface ThemeColours {
  /** Around the paper. */
  readonly desk: string;
  readonly paper: string;
  /** A box on the paper. */
  readonly panel: string;
  readonly ink: string;
  /** Secondary text. */
  readonly quiet: string;
  readonly accent: string;
  readonly hairline: string;
}

/** Font families as CSS lists them, each ending with a safe and a generic one. */
export interface ThemeFonts {
  /** The nameplate and titles. */
  readonly display: string;
  readonly text: string;
  /** Labels, credits, buttons and small print. */
  readonly label: string;
}

/** A picture that replaces the newsletter's title in the nameplate. */
export interface ThemeLogo {
  /** https only. */
  readonly url: string;
  /** The text for readers who see no pictures. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The look of a newsletter's mails. */
export interface Theme {
  readonly light: ThemeColours;
  readonly dark: ThemeColours;
  readonly fonts: ThemeFonts;
  readonly logo: ThemeLogo | null;
}

/** An editor's changes to the default theme. */
export interface ThemeChoice {
  readonly light?: Partial<ThemeColours> | undefined;
  readonly dark?: Partial<ThemeColours> | undefined;
  readonly fonts?: Partial<ThemeFonts> | undefined;
  readonly logo?: ThemeLogo | undefined;
}

/** The look of a newsletter until somebody chooses another. */
export const HOUSE_THEME: Theme = {
  light: {
    desk: '#f3efe8',
    paper: '#fffefb',
    panel: '#f7f1e6',
    ink: '#211d19',
    quiet: '#6a6158',
    accent: '#9c2a1c',
    hairline: '#e0d8cb',
  },
  dark: {
    desk: '#12100f',
    paper: '#1c1917',
    panel: '#27221e',
    ink: '#ede6db',
    quiet: '#b0a598',
    accent: '#f29583',
    hairline: '#3d3630',
  },
  fonts: {
    display: 'Georgia,serif',
    text: 'Georgia,serif',
    label: 'Helvetica,Arial,sans-serif',
  },
  logo: null,
};
