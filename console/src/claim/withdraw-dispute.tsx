/** The party that raised a dispute takes it back. */
import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { Dispute } from '../../../lib/domain/claims/dispute.ts';
import { errorIssue } from '../../../lib/domain/issue.ts';
import { useApi } from '../api.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useMoneyTexts } from '../text/catalogue.ts';

interface WithdrawDisputeProps {
  readonly dispute: Dispute;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function WithdrawDispute({ dispute: { id }, onClose, onDone }: WithdrawDisputeProps): ReactNode {
  const texts = useMoneyTexts();
  const api = useApi();
  const [note, setNote] = useState('');
  const submission = useSubmission(
    (body: { readonly note: string }, key) =>
      api.POST('/v1/disputes/{id}/withdraw', { params: { path: { id }, header: { 'idempotency-key': key } }, body }),
    () => {
      onDone();
      onClose();
    },
  );
  const found = note.trim() === '' ? errorIssue('missing', '/note', texts.needed) : undefined;
  return (
    <FormModal
      title={`${texts.withdraw}: ${id}`}
      action={texts.withdraw}
      fields={['/note']}
      body={{ note: note.trim() }}
      found={found}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <>
          <FormField label={texts.note} description={texts.noteHelp} errorText={issues.of('/note')}>
            <Textarea value={note} onChange={({ detail }) => setNote(detail.value)} />
          </FormField>
        </>
      )}
    </FormModal>
  );
}
