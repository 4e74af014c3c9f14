/** Which mail programs support which parts of HTML and CSS: a cut of caniemail's data. */
export interface ClientSupport {
  readonly source: string;
  /** When the data was last changed, `YYYY-MM-DD`. */
  readonly updated: string;
  /** Mail programs, such as `Gmail Android`. */
  readonly clients: readonly string[];
  readonly features: readonly FeatureSupport[];
}

export interface FeatureSupport {
  /** Its name in caniemail's data, such as `css-border-radius`. */
  readonly slug: string;
  readonly title: string;
  /**
   * A letter for each client: `y` supports it, `a` supports a part, `n` lacks it, `u` is unknown,
   * and a blank was never tested.
   */
  readonly support: string;
}
