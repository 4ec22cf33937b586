/** A link within the console: by the router, and with an address that can be copied. */
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';
import { shortened } from './long-name.tsx';

interface LinkToProps extends Pick<LinkProps, 'variant' | 'ariaLabel'> {
  readonly to: string;
  readonly children: ReactNode;
}

export function LinkTo({ to, children, ...rest }: LinkToProps): ReactNode {
  const navigate = useNavigate();
  return (
    <Link
      {...rest}
      href={useHref(to)}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(to);
      }}
    >
      {shortened(children)}
    </Link>
  );
}
