/** One setting that can't be taken, and what was expected instead. */
export interface SettingsProblem {
  readonly setting: string;
  readonly problem: string;
}
