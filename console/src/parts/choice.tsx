/** A choice among names, no wider than there is space for. */
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import './long-name.css';

export const Choice = (props: SelectProps): ReactNode => (
  <div className="choice">
    <Select {...props} />
  </div>
);
