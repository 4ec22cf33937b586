import re,subprocess,sys,os
os.chdir(sys.argv[1] if len(sys.argv)>1 else '/tmp/wt/words')
files=[f for f in subprocess.check_output(['git','ls-files'],text=True).split('\n') if re.search(r'\.(ts|mjs|md|ya?ml|json|jsonl|txt|sh)$',f) and not f.startswith(('test/fixtures/','CHANGELOG','package-lock','docs/reference/api-changes','docs/decisions/0022','eslint.config','scripts/stored-data','lib/schemas/renamed-words','lib/schemas/upcast','lib/schemas/old-event','lib/adapters/dynamo/upcast','lib/declarations/renamed-routes','lib/infra/renamed-settings','scripts/rename-contract-words','workplace/','test/unit/schemas/upcast-contract','test/integration/adapters/upcast','test/integration/application/old-words','scripts/prose')) and os.path.exists(f)]
def conv(s,f):
    s=re.sub(r'(fs|timers|stream|dns)/promises',r'\1/PR@S',s)
    s=re.sub(r'\b([Aa]) (`?)(promises?|PromiseClause|PromiseResult)\b',lambda m:('An' if m[1]=='A' else 'an')+' '+m[2]+m[3],s)
    s=re.sub(r'\bpromise(s?)\b',r'objective\1',s)
    s=re.sub(r'\bpromises(?=[A-Z])','objectives',s)
    s=re.sub(r'\bpromise(?=[A-Z])','objective',s)
    s=re.sub(r'(?<=[a-z])Promises(?=\b|[A-Z])','Objectives',s)
    s=re.sub(r'(?<=[a-z])Promise(?=\b|[A-Z])(?!<)','Objective',s)
    s=re.sub(r'\bPromise(Result|Clause|Target)',r'Objective\1',s)
    s=re.sub(r'\bPromises\b','Objectives',s)
    s=re.sub(r'\bPROMISE_','OBJECTIVE_',s)
    s=re.sub(r'\bPROMISED\b','OBJECTIVE',s)
    s=re.sub(r'\bcheckPromised\b','checkAnsweredObjective',s); s=re.sub(r'\bpromisedKind\b','objectiveKind',s)
    if f.endswith('.ts') :
        s=re.sub(r"(?<![a-z] )\bpromised\b(?=[,)\].(:;?!}=]| =| &&| !==| ===| \?)",'objective',s) if not re.search(r'"[^"]*promised',s) else s
    else:
        s=re.sub(r'(^|\n|\. |\| )Promise(s?)(?= )',r'\1Objective\2',s)
    return s.replace('PR@S','promises')
n=0
for f in files:
    s=open(f).read(); t=conv(s,f)
    if s!=t: open(f,'w').write(t); n+=1
print(n)
