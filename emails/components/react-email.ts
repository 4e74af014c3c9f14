/** The only module that imports React Email's components. */
export { Body, Button, Head, Html } from '@react-email/components';
