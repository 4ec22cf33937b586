// shape-based: renames every mapping that looks like a cell or a clause, in whole contracts and fragments.
import {parseDocument,isMap,isSeq,isScalar,visit} from '/work/main/node_modules/yaml/dist/index.js';
import {readFileSync,writeFileSync} from 'node:fs';import {execFileSync} from 'node:child_process';
const root=process.argv[2]??'/tmp/wt/words';
const params=JSON.parse(readFileSync('/tmp/rename/params.json','utf8'));
const OPS=new Map(Object.entries({weekly:'business-hours',together:'concurrent',dense:'within-window',runs:'continuous',weigh:'weighted',duty:'deliverable',dated:'effective-dated',scale:'multiply',quotient:'divide',fact:'attribute-is',test:'compare',field:'record-value',length:'duration',steps:'bands',ladder:'band-table',take:'aggregate',clock:'timer'}));
const KEYS=new Map(Object.entries({promises:'objectives','if-missed':'if-breached'}));
const PAR=new Map(Object.entries({'said-by':'reported-by','silent-after':'no-data-after','up-without-down':'recovery-without-failure'}));
const CL=/^(?:§ ?)?[A-Z]{0,2}\d+(?:[.-]\w+)*$/;
const SAYSWITH=['of','times','if-breached','at-least','at-most','less-than','more-than','aim','holds','right','like','values','unit','default','for','sum','highest'];
export function rename(text){
 let doc;try{doc=parseDocument(text,{uniqueKeys:false})}catch{return text}
 if(doc.errors.length)return text;
 const edits=[];const ed=(n,w)=>edits.push([n.range[0],n.range[1],w]);
 visit(doc,{Map(_,m){
  const ps=m.items.filter(p=>isScalar(p.key));const keys=ps.map(p=>String(p.key.value));
  const at=k=>ps[keys.indexOf(k)];
  const cellOp=keys.find(k=>params[k]&&keys.every(x=>x===k||params[k].includes(x)||[...PAR.values()].includes(x)||x==='over'));
  if(cellOp&&OPS.has(cellOp)){const v=at(cellOp).value;
    const bad=cellOp==='length'&&isScalar(v)&&typeof v.value==='number';
    const oddFact=(cellOp==='fact'||cellOp==='test'||cellOp==='field'||cellOp==='clock'||cellOp==='length')&&!(isScalar(v));
    if(!bad&&!oddFact)ed(at(cellOp).key,OPS.get(cellOp));}
  if(cellOp){for(const [a,b] of PAR)if(at(a))ed(at(a).key,b);
    if(cellOp==='take'&&at('across')){ed(at('across').key,'over');if(at('across').value?.value==='run')ed(at('across').value,'stretch')}
    for(const k of ['each','in-each'])if(at(k)?.value?.value==='run')ed(at(k).value,'stretch');
    if(cellOp==='count'&&at('that')){const w={kept:'met',missed:'breached'}[at('that').value?.value];if(w)ed(at('that').value,w)}}
  for(const [a,b] of KEYS)if(at(a))ed(at(a).key,b);
  if(at('says')&&(cellOp||keys.some(k=>SAYSWITH.includes(k))||keys.length===1))ed(at('says').key,CL.test(String(at('says').value?.value))?'clause':'note');
 }});
 return edits.sort((a,b)=>b[0]-a[0]).reduce((t,[s,e,w])=>t.slice(0,s)+w+t.slice(e),text);
}
const files=execFileSync('git',['ls-files'],{cwd:root,encoding:'utf8'}).trim().split('\n').filter(f=>!/^(test\/fixtures\/stored|CHANGELOG|docs\/api-changes|\.github)/.test(f));
let n=0;
for(const f of files){let t;const abs=root+'/'+f;
 if(/\.ya?ml$/.test(f)){t=readFileSync(abs,'utf8');const o=rename(t);if(o!==t){writeFileSync(abs,o);n++}}
 else if(/\.md$/.test(f)){t=readFileSync(abs,'utf8');const o=t.replace(/(```ya?ml[^\n]*\n)([\s\S]*?)(```)/g,(m,a,b,c)=>a+rename(b)+c);if(o!==t){writeFileSync(abs,o);n++}}
}
console.log(n);
