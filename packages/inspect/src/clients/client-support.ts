/** Which mail programs know which parts of HTML and CSS, cut down from caniemail's data. */
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
   * A letter for each client: `y` knows it, `a` knows a part, `n` lacks it, `u` unknown, blank never
   * asked.
   */
  readonly support: string;
}
