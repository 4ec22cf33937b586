import {Project,SyntaxKind,Node} from '/tmp/layout/node_modules/ts-morph/dist/ts-morph.js';
