/** An instant as exact as it is known, as documents write it, with the offset of its zone: it is the same instant wherever it is read. */
import type { ReactNode } from 'react';
import { offsetText } from '../../../lib/presentation/document/local-time.ts';
import { Instant } from './instant.tsx';

interface ExactInstantProps {
  /** ISO, or epoch ms. */
  readonly at: string | number;
  /** Of the contract. */
  readonly zone: string;
}

export function ExactInstant({ at, zone }: ExactInstantProps): ReactNode {
  const [date, time] = offsetText(typeof at === 'number' ? at : Date.parse(at), zone).split(' ');
  return (
    <Instant at={at} zone={zone}>
      <span className="exact">{date}</span> <span className="exact">{time}</span>
    </Instant>
  );
}
