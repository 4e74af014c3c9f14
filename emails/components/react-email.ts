/** The one place that says where React Email's components come from. */
export { Body, Button, Head, Html } from '@react-email/components';
