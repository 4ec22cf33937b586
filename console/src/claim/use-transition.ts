import type { components, paths } from '../../../client/api.ts';
import { useApi } from '../api.ts';
import { type Submission, useSubmission } from '../parts/use-submission.ts';

export type TransitionBody = paths['/v1/claims/{id}/transitions']['post']['requestBody']['content']['application/json'];
type Recorded = components['schemas']['Claim'] | components['schemas']['Approval'];

/** Records a transition of a claim. @param onDone gets the id of the approval that it waits for, where it waits. */
export function useTransition(claim: string, onDone: (waits: string | undefined) => void): Submission<TransitionBody> {
  const api = useApi();
  return useSubmission<TransitionBody, Recorded>(
    (body, key) => api.POST('/v1/claims/{id}/transitions', { params: { path: { id: claim }, header: { 'idempotency-key': key } }, body }),
    (answer, status) => onDone(status === 202 ? answer.id : undefined),
  );
}
