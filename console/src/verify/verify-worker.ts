/** The worker thread of the verification: a month of many tickets takes seconds to compute again. */
import { serve } from '../parts/page-worker.ts';
import { WORK } from './verify-work.ts';

serve(WORK);
