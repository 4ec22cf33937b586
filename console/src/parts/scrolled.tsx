import type { ReactNode } from 'react';
import './scrolled.css';

/** Content that scrolls by itself beside something of its height, by keyboard too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="scrolled" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
