import ts from '/work/main/node_modules/typescript/lib/typescript.js';
import {execFileSync} from 'node:child_process';import {readFileSync,writeFileSync} from 'node:fs';
const root=process.argv[2]??'/tmp/wt/words';
const params=JSON.parse(readFileSync('/tmp/rename/params.json','utf8'));
export const OPS={weekly:'business-hours',together:'concurrent',dense:'within-window',runs:'continuous',weigh:'weighted',duty:'deliverable',dated:'effective-dated',scale:'multiply',quotient:'divide',fact:'attribute-is',test:'compare',field:'record-value',length:'duration',steps:'bands',ladder:'band-table',take:'aggregate',clock:'timer'};
const PAR={'said-by':'reported-by','silent-after':'no-data-after','up-without-down':'recovery-without-failure'};
const files=execFileSync('git',['ls-files','-co','--exclude-standard'],{cwd:root,encoding:'utf8'}).trim().split('\n').filter(f=>/\.ts$/.test(f)&&!/^(test\/fixtures\/stored|client\/api-types|lib\/schemas\/renamed-words|scripts\/(stored-data|rename-contract)|lib\/sources\/)/.test(f));
const CODE=/^lib\/(domain\/(operators|checker|statement|objective-worth|contract)|presentation\/explain|schemas\/(operator-schemas|terms))/;
const AMBIG=/^lib\/(domain\/(operators|checker|statement|objective-worth)|presentation\/explain)/;
const quote=k=>/^[a-z]+$/.test(k)?k:`'${k}'`;
const skipLit=new Set(process.env.SKIP?process.env.SKIP.split(','):[]);
let total=0;const review=[];
for(const f of files){const t=readFileSync(root+'/'+f,'utf8');const sf=ts.createSourceFile(f,t,ts.ScriptTarget.Latest,true);const edits=[];
 const line=n=>sf.getLineAndCharacterOfPosition(n.getStart()).line+1;
 const keyText=p=>p.name&&(ts.isIdentifier(p.name)||ts.isStringLiteral(p.name))?p.name.text:undefined;
 const v=n=>{
  if(ts.isObjectLiteralExpression(n)){
   const props=n.properties.filter(p=>ts.isPropertyAssignment(p)||ts.isShorthandPropertyAssignment(p));
   const keys=props.map(keyText);
   const spread=n.properties.some(p=>ts.isSpreadAssignment(p));
   const op=keys.find(k=>k&&Object.hasOwn(OPS,k));
   const anyop=keys.find(k=>k&&params[k]);
   if(op){
    const p=props[keys.indexOf(op)];const init=p.initializer;
    const fits=keys.every(k=>k===op||params[op].includes(k));
    const str=init&&(ts.isStringLiteral(init)||ts.isNoSubstitutionTemplateLiteral(init)||ts.isTemplateExpression(init));
    const arr=init&&ts.isArrayLiteralExpression(init);
    const others=keys.length>1;
    let ok=false;
    if(fits&&ts.isPropertyAssignment(p)){
      if(['length'].includes(op)) ok=str||(others&&!ts.isNumericLiteral(init)&&keys.some(k=>['each','as','reckoned'].includes(k)));
      else if(['fact','test','field','clock','take','steps','runs','together','dated'].includes(op)) ok=str||others||(op==='together'&&arr);
      else ok=true;
      if(op==='runs'&&!str&&!spread&&!keys.some(k=>k.includes('-')))ok=false;
      if(op==='together'&&!arr&&!(init&&ts.isIdentifier(init)&&keys.includes('at-least')))ok=str||arr;
      if(op==='test'&&others===false&&!str)ok=false;
    }
    if(ok){edits.push([p.name.getStart(),p.name.getEnd(),quote(OPS[op])]);
      if(op==='take'){const q=props[keys.indexOf('across')];if(q){edits.push([q.name.getStart(),q.name.getEnd(),'over']);if(ts.isPropertyAssignment(q)&&ts.isStringLiteral(q.initializer)&&q.initializer.text==='run')edits.push([q.initializer.getStart(),q.initializer.getEnd(),"'stretch'"])}}
    } else if(!/^(lib|lambdas|local|cli)\//.test(f)&&fits&&op!=='length'&&op!=='fact'&&op!=='clock')review.push(f+':'+line(p)+' '+op+' '+n.getText().replace(/\s+/g,' ').slice(0,90));
   }
   // each/in-each run on cells
   for(const p of props){const k=keyText(p);if((k==='each'||k==='in-each')&&ts.isPropertyAssignment(p)&&ts.isStringLiteral(p.initializer)&&p.initializer.text==='run')edits.push([p.initializer.getStart(),p.initializer.getEnd(),"'stretch'"])}
  }
  if(ts.isPropertyAccessExpression(n)&&CODE.test(f)&&Object.hasOwn(OPS,n.name.text)){
    const r=n.expression.getText().replace(/\s+/g,' ');const k=n.name.text;
    const good=/^(cell|c|definition|found\.cell|cell!|\(cell as Cell\)|evaluator\.cell\(name\)!\.cell)$/.test(r)||(/^cellOf\(/.test(r))||(k==='clock'&&r==='clock')||(k==='steps'&&r==='steps');
    if(good){const nk=OPS[k];edits.push(/^[a-z]+$/.test(nk)?[n.name.getStart(),n.name.getEnd(),nk]:[n.expression.getEnd(),n.getEnd(),(n.questionDotToken?'?.':'')+`['${nk}']`])}
  }
  if(ts.isPropertyAccessExpression(n)&&CODE.test(f)&&n.name.text==='across'&&/^(cell|c)$/.test(n.expression.getText()))edits.push([n.name.getStart(),n.name.getEnd(),'over']);
  if(ts.isStringLiteral(n)&&AMBIG.test(f)&&(Object.hasOwn(OPS,n.text)||n.text==='run'||n.text==='across')&&!ts.isImportDeclaration(n.parent)){
    const id=f+':'+line(n);
    const nw=n.text==='run'?'stretch':n.text==='across'?'over':OPS[n.text];
    if(!skipLit.has(id)){if(process.env.DRY)console.log(id,n.text,n.parent.getText().slice(0,80).replace(/\n/g," "));edits.push([n.getStart(),n.getEnd(),`'${nw}'`])};
  }
  ts.forEachChild(n,v)};v(sf);
 if(edits.length){let out=t;const seen=new Set();for(const [s,e,r] of edits.sort((a,b)=>b[0]-a[0])){if(seen.has(s))continue;seen.add(s);out=out.slice(0,s)+r+out.slice(e)}
  total+=edits.length;if(!process.env.DRY)writeFileSync(root+'/'+f,out)}
}
console.log(total,'edits');console.log(review.join('\n'));
