export { askForDataLink } from './ask-for-data-link.ts';
export { askForLinks } from './ask-for-links.ts';
export { askForNewAddress, changeAddress, readAddressChange } from './change-address.ts';
export { eraseSelf, finishErasures } from './erase-self.ts';
export { DATA_LINK_SECONDS, NEW_ADDRESS_SECONDS } from './link-life.ts';
export { readOwnData, type OwnSubscriber } from './read-own-data.ts';
