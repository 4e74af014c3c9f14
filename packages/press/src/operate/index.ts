export { dropDeliveries } from './drop-deliveries.ts';
export { dropSignUps } from './drop-sign-ups.ts';
export { seeSignUpTrouble, type SignUpTrouble } from './see-sign-up-trouble.ts';
