/** How long a link works that is mailed to the present address. */
export const DATA_LINK_SECONDS = 15 * 60;
/** How long a new address may take to confirm: a mail to it may be held up for a while. */
export const NEW_ADDRESS_SECONDS = 24 * 60 * 60;

export const dataLinkExpiry = (now: Date): Date =>
  new Date(now.getTime() + DATA_LINK_SECONDS * 1000);

export const newAddressExpiry = (now: Date): Date =>
  new Date(now.getTime() + NEW_ADDRESS_SECONDS * 1000);
