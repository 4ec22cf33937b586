/** The session ended while a page was open: the person signs in again beside it, and goes on with what they typed. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import { useSession } from './session.tsx';

/**
 * Another tab, because the provider is another page, and to go there from this one would lose what is on it. No window of the provider
 * can answer this page: its policy (cross-origin-opener-policy) keeps them apart.
 */
export function Lapsed(): ReactNode {
  const texts = useTexts();
  const { session, lapsed, putOff, use } = useSession();
  if (session === undefined || lapsed !== 'asked') return null;
  return (
    <Modal
      visible
      header={texts.lapsed}
      closeAriaLabel={texts.close}
      onDismiss={putOff}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => use(undefined)}>{texts.signInHere}</Button>
            <Button variant="primary" href={import.meta.env.BASE_URL} target="_blank" iconName="external" iconAlign="right">
              {texts.signInBeside}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {texts.lapsedHelp(texts.roles[session.subject] ?? session.subject)}
    </Modal>
  );
}
