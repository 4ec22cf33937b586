/** Entry of `npx cdk`. */
import { App } from 'aws-cdk-lib';
import { makegoodApp } from './app.ts';

makegoodApp(new App());
