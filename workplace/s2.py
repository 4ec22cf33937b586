import re,subprocess,sys,os
os.chdir('/tmp/wt/words')
files=[f for f in subprocess.check_output(['git','ls-files'],text=True).split('\n') if f.endswith('.ts') and not f.startswith('test/fixtures/stored') and f!='client/api-types.ts']
def sub(rx,to,only=None,skip=None):
    n=0
    for f in files:
        if only and not re.match(only,f): continue
        if skip and re.match(skip,f): continue
        s=open(f).read(); t=re.sub(rx,to,s)
        if s!=t: open(f,'w').write(t); n+=1
    print(rx,n)
D='lib/domain'
sub(r'\bSenderPermission\b','ReporterRules',only=D)
for f in ['lib/domain/checker/reporters.ts','lib/domain/evidence/fold.ts','lib/domain/evidence/record-fold.ts','lib/domain/evidence/record-parts.ts','lib/domain/evidence/incidents.ts']:
    s=open(f).read()
    s=re.sub(r'\bleaveUnder\b','reporterRulesUnder',s); s=re.sub(r'\bleaveFrom\b','rulesFrom',s)
    s=re.sub(r'\bleave\b(?! to| out)','reporterRules',s); open(f,'w').write(s)
sub(r'\bleaveUnder\b','reporterRulesUnder')
sub(r'\bleave: (?=reporterRulesUnder|EVERYTHING)','reporterRules: ')
sub(r'\bNAMES_FRESH\b','NAMES_TTL_MS')
sub(r'\bEngine\b','Evaluator',only='lib/domain')
sub(r'\bengine\b','evaluator',only='lib/domain')
sub(r'\bEngine\b','DatabaseEngine',only='local|bench|test/system|test/support/engine')
sub(r'\bEngineName\b','DatabaseEngineName',only='local|bench|test|scripts|cli')
sub(r'\bWatch\b','SenderHeartbeat',only='lib/application|lib/adapters|lambdas|test/integration')
sub(r'\bWatch\b','WatchedMetric',only='lib/infra')
sub(r'\bWatchStore\b','EarlyWarningStore'); sub(r'\bDynamoWatchStore\b','DynamoEarlyWarningStore')
sub(r'\bSheet\b','CheckedTerms',only='lib/(domain|application|schemas)|test/unit')
sub(r'\bsheet\b','checkedTerms',only='lib/(domain|application|schemas)|test/unit|test/support/fuzz')
sub(r'\bsheets\b','checkedTexts',only='lib/(domain|application|schemas)|test/unit|test/support/fuzz')
sub(r'\bwatchSenders\b','detectSilentSenders'); sub(r'\bwatchingSenders\b','silentSenderDetection'); sub(r'\bwatchingPromises\b','earlyWarning')
sub(r"'watch-senders'","'detect-silent-senders'"); sub(r"'watch-promises'","'early-warning'")
