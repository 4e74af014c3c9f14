/** The one place that says where React Email's components come from. */
export {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Row,
  Section,
} from '@react-email/components';
