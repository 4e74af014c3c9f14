import { linkHorizon, secondsUntilFree, type Limit } from './link-limit.ts';

/** The steps by which a person, or a key of theirs, mails whomever they name. */
export type MailingStep = 'send-test' | 'invite-person';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Far more than work on a newsletter takes, and too few to be of use to somebody who spams. */
const LIMITS: Readonly<Record<MailingStep, readonly Limit[]>> = {
  'send-test': [
    { most: 30, minutes: HOUR },
    { most: 100, minutes: DAY },
  ],
  'invite-person': [
    { most: 20, minutes: HOUR },
    { most: 50, minutes: DAY },
  ],
};

/** Only steps after this moment count. */
export const mailHorizon = linkHorizon;

/** The seconds until a person may take the step again, given when they took it; 0 for now. */
export const secondsToNextMail = (step: MailingStep, earlier: readonly Date[], now: Date): number =>
  secondsUntilFree(LIMITS[step], earlier, now);
