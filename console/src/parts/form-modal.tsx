/** A form over the page: what is wrong with it above its fields or beside them, and the way to send it once. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Issue } from '../../../lib/domain/issue.ts';
import { useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { FormIssues, IssuesAbove } from './problem-shown.tsx';
import type { Submission } from './use-submission.ts';

interface FormModalProps<B> {
  readonly title: string;
  readonly action: string;
  /** JSON pointers of the fields beside which an issue stands. */
  readonly fields: readonly string[];
  /** What would be sent, and what the API would refuse about it: shown once it was tried. */
  readonly body: B;
  readonly found: Issue | undefined;
  readonly submission: Submission<B>;
  readonly onClose: () => void;
  readonly children: (issues: FormIssues) => ReactNode;
}

export function FormModal<B>({ title, action, fields, body, found, submission, onClose, children }: FormModalProps<B>): ReactNode {
  const [isTried, setTried] = useState(false);
  const { submit, isBusy, problem } = submission;
  const issues = new FormIssues(fields, isTried ? found : undefined, problem);
  const onSubmit = (): void => {
    setTried(true);
    if (!found) void submit(body);
  };
  const content = children(issues);
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
        {typeof content === 'string' ? <Box>{content}</Box> : content}
      </SpaceBetween>
    </Modal>
  );
}
