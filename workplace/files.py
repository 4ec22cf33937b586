import re,subprocess,os
os.chdir('/tmp/wt/words')
D='lib/domain/operators/'
mv={'flags/fact':('attribute-is',{'fact':'attributeIs'}),'flags/test':('compare',{'test':'compare'}),'numbers/clock':('timer',{'clock':'timer'}),'numbers/dated':('effective-dated',{'dated':'effectiveDated'}),'numbers/duty':('deliverable',{'duty':'deliverable'}),'numbers/field':('record-value',{'field':'recordValue'}),'numbers/length':('duration',{'length':'duration'}),'numbers/quotient':('divide',{'quotient':'divide'}),'numbers/scale':('multiply',{'scale':'multiply'}),'numbers/steps':('band-table',{'steps':'bands','ladder':'bandTable'}),'numbers/take':('aggregate',{'take':'aggregate'}),'times/dense':('within-window',{'dense':'withinWindow'}),'times/runs':('continuous',{'runs':'continuous'}),'times/together':('concurrent',{'together':'concurrent'}),'times/weekly':('business-hours',{'weekly':'businessHours'}),'times/weigh':('weighted',{'weigh':'weighted'}),
'clock-entry':('timer-entry',{}),'numbers/clock-changes':('timer-changes',{}),'numbers/clock-parts':('timer-parts',{})}
for k,(new,syms) in mv.items():
    old=D+k+'.ts'; folder=os.path.dirname(k); n=D+(folder+'/' if folder else '')+new+'.ts'
    s=open(old).read()
    for a,b in syms.items(): 
        s=re.sub(r'export const '+a+r' = defineOperator','export const '+b+' = defineOperator',s)
    open(old,'w').write(s)
    subprocess.check_call(['git','mv',old,n])
extra={'lib/domain/statement/objectives/clock-stretches.ts':'lib/domain/statement/objectives/timer-stretches.ts','lib/domain/checker/lint/together.ts':'lib/domain/checker/lint/concurrent.ts'}
for a,b in extra.items(): subprocess.check_call(['git','mv',a,b])
files=[f for f in subprocess.check_output(['git','ls-files'],text=True).split('\n') if f.endswith(('.ts','.md','.mjs')) and os.path.exists(f) and not f.startswith('test/fixtures') and f!='CHANGELOG.md']
for f in files:
    s=open(f).read(); t=s
    for k,(new,_) in mv.items():
        base=os.path.basename(k); folder=os.path.dirname(k)
        # relative and absolute mentions
        if folder: t=re.sub(r'(?<![\w-])'+folder+'/'+base+r'\.ts',folder+'/'+new+'.ts',t)
        else: t=re.sub(r'(?<=/)'+base+r'\.ts',new+'.ts',t)
        if f.startswith(D+folder+'/') if folder else False: t=re.sub(r"'\./"+base+r"\.ts'","'./"+new+".ts'",t)
    t=t.replace('/clock-stretches.ts','/timer-stretches.ts')
    if s!=t: open(f,'w').write(t)
p='lib/domain/checker/lint/lint.ts'; s=open(p).read().replace("'./together.ts'","'./concurrent.ts'"); open(p,'w').write(s)
p=D+'registry.ts'; s=open(p).read()
imp={'fact':'attributeIs','test':'compare','clock':'timer','dated':'effectiveDated','duty':'deliverable','field':'recordValue','length':'duration','quotient':'divide','scale':'multiply','take':'aggregate','dense':'withinWindow','runs':'continuous','together':'concurrent','weekly':'businessHours','weigh':'weighted'}
for a,b in imp.items(): s=s.replace('import { '+a+' }','import { '+b+' }')
s=s.replace('import { ladder, steps }','import { bandTable, bands }')
for key,sym in {'business-hours':'businessHours','within-window':'withinWindow','record-value':'recordValue','band-table':'bandTable','effective-dated':'effectiveDated','attribute-is':'attributeIs'}.items(): s=s.replace(f"  '{key}',",f"  '{key}': {sym},")
open(p,'w').write(s)
