/** Something shown over the page, until it is closed. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';

interface ShownModalProps {
  readonly title: string;
  /** @default true */
  readonly visible?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ShownModal({ title, visible = true, onClose, children }: ShownModalProps): ReactNode {
  const texts = useTexts();
  return (
    <Modal
      visible={visible}
      size="large"
      onDismiss={onClose}
      closeAriaLabel={texts.close}
      header={title}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {texts.close}
          </Button>
        </Box>
      }
    >
      {children}
    </Modal>
  );
}
