/** Names without a place to break, which would widen a page. */
import { Fragment, type ReactNode } from 'react';
import './long-name.css';

/** The longest word that is not broken. */
const LONGEST = 30;
const LONG = new RegExp(`\\S{${LONGEST},}`);

/** An id of parts, as of a sender: "webhook:pagerduty:lumencast". */
const OF_PARTS = /^(?=\S{16})\S*[:/.]\S*$/;

/** It breaks between its parts first. */
const inParts = (id: string): ReactNode =>
  id.split(/(?<=[:/.])/).map((part, i) => (
    // Its parts have no other key than their place, and they never move.
    <Fragment key={i}>
      {i === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));

/** A text of others as a cell or a link has it. */
export const shortened = (content: ReactNode): ReactNode =>
  typeof content === 'string' && (LONG.test(content) || OF_PARTS.test(content)) ? (
    <span className={LONG.test(content) ? 'long-name' : undefined}>{OF_PARTS.test(content) ? inParts(content) : content}</span>
  ) : (
    content
  );
