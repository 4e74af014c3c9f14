export { launchChromium, type Chromium } from './launch-chromium.ts';
