/** The worker thread of the page of a month: it reads the evidence and measures it. */
import { answerBy } from '../worker/answering.ts';
import { WORK } from './month-work.ts';

answerBy(WORK);
