import re,subprocess,sys,os
root=sys.argv[1] if len(sys.argv)>1 else '/tmp/wt/words'
os.chdir(root)
files=[f for f in subprocess.check_output(['git','ls-files'],text=True).split('\n') if f.endswith('.ts') and not f.startswith('test/fixtures/stored') and f!='client/api-types.ts']
def sub(rx,to,only=None,skip=()):
    n=0
    for f in files:
        if only and not re.match(only,f): continue
        if any(re.match(s,f) for s in skip): continue
        s=open(f).read(); t=re.sub(rx,to,s)
        if s!=t: open(f,'w').write(t); n+=1
    print(rx,n)
sub(r'\bMOST_AHEAD\b','MAX_AHEAD_MS',only='lib/domain|lib/application|test/unit|test/integration|lambdas|test/support')
sub(r'\bMOST_AHEAD_SECONDS\b','MAX_AHEAD_SECONDS')
sub(r'\bMOST_([A-Z])',r'MAX_\1')
sub(r'\bTimes\b','TimeSet')
sub(r'\bmake sure\b','MAKE@SURE'); sub(r'\bsure\b','certain'); sub('MAKE@SURE','make sure')
sub(r'\bsureWithin\b','certainWithin')
sub(r'\bOutside\b','CloseContext',only='lib/application')
sub(r'\bLooked\b','OutlookResult',only='lib/application|lambdas|test')
sub(r'\bNoted\b','TransitionResult',only='lib/application|lambdas')
sub(r'\bFound\b','LintFinding',only='lib/domain/checker/lint|lib/domain/objective-worth|lib/domain/checker')
sub(r'\bNews\b','EvidenceDiff',only='lib/application/(evidence|statements)')
sub(r'\bDue\b','DuePeriods',only='lib/application/closing|lambdas/workflow|test/integration')
sub(r'\bKept\b','CacheEntry',only='lib/application/registry/registry-cache')
sub(r'\bLeave\b','SenderPermission',only='lib/')
