/** The worker thread of the contract editor: a contract that takes long to check or to try does not hold up the page. */
import { serve } from '../parts/page-worker.ts';
import { WORK } from './contract-work.ts';

serve(WORK);
