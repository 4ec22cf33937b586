import {Project,SyntaxKind,Node} from 'ts-morph';
const root=process.argv[2];
const p=new Project({tsConfigFilePath:root+'/tsconfig.json'});
const want=[['cli/command-list.ts'],['lib/declarations/events.ts'],['lib/declarations/functions.ts'],['lib/declarations/routes.ts'],['lib/domain/operators/operator.ts'],['lib/infra/monitoring.ts'],['lib/sources/instant-format.ts'],['lib/sources/source.ts']];
// collect edits via findReferences to be robust with shorthand
const edits=new Map();
for(const [f] of want){const sf=p.getSourceFileOrThrow(root+'/'+f);
 for(const d of sf.getDescendantsOfKind(SyntaxKind.PropertySignature)){if(d.getName()!=='says')continue;
  let n=0;
  for(const r of d.findReferences())for(const e of r.getReferences()){const s=e.getSourceFile();const node=e.getNode();
   if(node.getText()!=='says'&&node.getText()!=="'says'"){console.log('odd',s.getFilePath(),node.getText());continue}
   const m=edits.get(s.getFilePath())??new Map();edits.set(s.getFilePath(),m);
   const par=node.getParent();
   let kind='plain';if(Node.isShorthandPropertyAssignment(par))kind='short';else if(Node.isBindingElement(par)&&!par.getPropertyNameNode()&&par.getNameNode()===node)kind='bind';
   m.set(node.getStart(),[node.getEnd(),kind]);n++}
  console.log(f,d.getStartLineNumber(),n)}
}
import {readFileSync,writeFileSync} from 'node:fs';
for(const [f,m] of edits){let t=readFileSync(f,'utf8');for(const [s,[e,k]] of [...m].sort((a,b)=>b[0]-a[0])){t=t.slice(0,s)+(k==='short'?'description: says':k==='bind'?'description: says':'description')+t.slice(e)}writeFileSync(f,t)}
console.log(edits.size,'files');
