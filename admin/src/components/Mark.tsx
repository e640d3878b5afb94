import { Badge } from '@strapi/design-system';

/** A highlighted badge. The design system's own `primary` one is too pale to read in the dark. */
export function Mark({ children }: { children: string }) {
  return (
    <Badge backgroundColor="primary100" borderColor="primary200" textColor="primary600">
      {children}
    </Badge>
  );
}
