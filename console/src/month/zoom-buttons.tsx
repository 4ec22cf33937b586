import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { SentenceBetween } from '../parts/sentence.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import { lengthShown } from './month-words.ts';
import { STEPS, type Step } from './range.ts';
import type { Span } from './shown-month.ts';

const ICONS: Readonly<Partial<Record<Step, ButtonProps['iconName']>>> = {
  closer: 'zoom-in',
  wider: 'zoom-out',
  earlier: 'angle-left',
  later: 'angle-right',
};

interface ZoomButtonsProps {
  readonly part: Span;
  readonly whole: Span;
  readonly zone: string;
  readonly onPart: (part: Span) => void;
}

/** Zoom and movement by buttons, and in words what is shown. */
export function ZoomButtons({ part, whole, zone, onPart }: ZoomButtonsProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  const step = (name: Step): void => onPart(STEPS[name](part, whole));
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        {Object.entries(ICONS).map(([name, iconName]) => (
          <Button key={name} iconName={iconName!} ariaLabel={texts.steps[name as Step]} onClick={() => step(name as Step)} />
        ))}
        <Button onClick={() => step('whole')}>{texts.steps.whole}</Button>
      </SpaceBetween>
      <div role="status">
        <Box color="text-body-secondary">
          <SentenceBetween
            text={(from, to) => texts.shown(from, to, lengthShown(part.end - part.start, language))}
            from={part.start}
            to={part.end}
            zone={zone}
          />
        </Box>
      </div>
    </SpaceBetween>
  );
}
