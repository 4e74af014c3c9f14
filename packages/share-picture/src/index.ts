export { openStudio, type DrawnPicture, type PictureStudio } from './picture-studio.ts';
export { PICTURE_HEIGHT, PICTURE_WIDTH, type SharePicture } from './share-picture.ts';
export { canDraw } from './split-runs.ts';
