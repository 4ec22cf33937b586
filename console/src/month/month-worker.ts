/** The worker thread of the page of a month: it reads the evidence and measures it. */
import { answerPage } from '../parts/page-worker.ts';
import { WORK } from './month-work.ts';

answerPage(WORK);
