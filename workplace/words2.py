import re,subprocess,sys,os
os.chdir(sys.argv[1] if len(sys.argv)>1 else '/tmp/wt/words')
files=[f for f in subprocess.check_output(['git','ls-files','-co','--exclude-standard'],text=True).split('\n') if re.search(r'\.(ts|md|mjs|ya?ml|json|jsonl|sh)$',f) and not f.startswith(('test/fixtures/','CHANGELOG','package-lock','docs/reference/api-changes','docs/decisions/0022','eslint.config','scripts/stored-data','lib/schemas/renamed-words','lib/schemas/upcast','lib/schemas/old-event','lib/adapters/dynamo/upcast','lib/declarations/renamed-routes','lib/infra/renamed-settings','scripts/rename-contract-words','workplace/','test/unit/schemas/upcast-contract','test/integration/adapters/upcast','test/integration/application/old-words','scripts/prose')) and os.path.exists(f)]
for f in files:
    s=open(f).read(); t=s
    t=re.sub(r'\bsaid-by-','reported-by-',t); t=re.sub(r'(?<![-\w])said-by\b','reported-by',t)
    t=re.sub(r'\bsilent-after\b','no-data-after',t); t=re.sub(r'\bup-without-down\b','recovery-without-failure',t)
    if f.endswith('.ts'):
        t=re.sub(r'\bsaidBy\b','reportedBy',t); t=re.sub(r'\bisSaidBy\b','isReportedBy',t); t=re.sub(r'\brecordIsSaidBy\b','recordIsReportedBy',t)
        t=re.sub(r'\bsaidBy(?=[A-Z])','reportedBy',t)
    if s!=t: open(f,'w').write(t)
def sub(p,*prs):
    s=open(p).read()
    for a,b in prs:
        if a not in s: print('MISSING',p,a); continue
        s=s.replace(a,b)
    open(p,'w').write(s)
OPS={'weekly':'business-hours','together':'concurrent','dense':'within-window','runs':'continuous','weigh':'weighted','duty':'deliverable','dated':'effective-dated','scale':'multiply','quotient':'divide','fact':'attribute-is','test':'compare','field':'record-value','length':'duration','steps':'bands','ladder':'band-table','take':'aggregate','clock':'timer'}
q=lambda k: k if re.match('^[a-z]+$',k) else f"'{k}'"
for p in ['lib/presentation/explain/english.ts','lib/presentation/explain/chinese.ts','lib/domain/operators/registry.ts']:
    s=open(p).read()
    for a,b in OPS.items():
        s=re.sub(r'^(  )'+a+r'(: \(c|,$|: )',lambda m:m[1]+q(b)+m[2],s,flags=re.M)
    open(p,'w').write(s)
