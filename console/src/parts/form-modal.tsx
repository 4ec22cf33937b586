/** A form over the page: what is wrong with it above its fields, and the way to send it once. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import { useMoneyTexts } from '../text/money.ts';
import { type FormIssues, IssuesAbove } from './problem-shown.tsx';

interface FormModalProps {
  readonly title: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly issues: FormIssues;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

export function FormModal({ title, action, isBusy, issues, onClose, onSubmit, children }: FormModalProps): ReactNode {
  const texts = useTexts();
  const money = useMoneyTexts();
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={texts.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>{money.cancel}</Button>
            <Button variant="primary" loading={isBusy} onClick={onSubmit}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <IssuesAbove issues={issues} />
        {children}
      </SpaceBetween>
    </Modal>
  );
}
