/** What a picture says, and in which colours. All of it is data: nothing is read as markup. */
export interface SharePicture {
  readonly title: string;
  readonly newsletter: string;
  readonly outlet: string;
  readonly rating: { readonly value: number; readonly max: number } | null;
  readonly direction: 'ltr' | 'rtl';
  readonly colours: {
    readonly paper: string;
    readonly ink: string;
    readonly quiet: string;
    readonly accent: string;
  };
}

export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;
