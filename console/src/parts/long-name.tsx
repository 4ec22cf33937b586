/** Names without a place to break, which would widen a page. */
import type { ReactNode } from 'react';
import './long-name.css';

/** The longest word that is not broken. */
const LONGEST = 30;
const LONG = new RegExp(`\\S{${LONGEST},}`);

/** A text of others as a cell or a link has it. */
export const shortened = (content: ReactNode): ReactNode =>
  typeof content === 'string' && LONG.test(content) ? <span className="long-name">{content}</span> : content;
