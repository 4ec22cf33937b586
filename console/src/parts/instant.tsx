/** An instant, in the zone of the contract and, where its clock shows another time, in that of the viewer below it. */
import type { ReactNode } from 'react';
import { instantShown, secondsShown } from '../format/shown.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import './instant.css';
import { useZoneOfPage } from './zone-of-page.ts';

const FORMS = { minutes: instantShown, seconds: secondsShown } as const;

interface InstantProps {
  /** ISO, or epoch ms. */
  readonly at: string | number;
  /** Of the contract. @default the zone of the page */
  readonly zone?: string | undefined;
  /** @default "minutes" */
  readonly form?: keyof typeof FORMS;
  /** The time of the viewer follows in brackets, and not on a line of its own. */
  readonly isInSentence?: boolean;
  /** The text in the zone of the contract where documents have it in their own form. */
  readonly children?: ReactNode;
}

const VIEWERS = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function Instant({ at, zone: own, form = 'minutes', isInSentence = false, children }: InstantProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const ofPage = useZoneOfPage();
  const zone = own ?? ofPage ?? VIEWERS;
  const ms = typeof at === 'number' ? at : Date.parse(at);
  const shown = FORMS[form];
  const [there, here] = [shown(ms, language, zone), shown(ms, language)];
  const isSame = there === here;
  return (
    <time
      className={isInSentence ? undefined : 'instant'}
      dateTime={new Date(ms).toISOString()}
      title={isSame ? zone : texts.zones(zone, VIEWERS)}
    >
      {children ?? there}
      {isSame ? null : isInSentence ? ` (${here})` : <span className="viewers-time">{here}</span>}
    </time>
  );
}
