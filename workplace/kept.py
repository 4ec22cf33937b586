import re,subprocess,sys,os
os.chdir(sys.argv[1] if len(sys.argv)>1 else '/tmp/wt/words')
files=[f for f in subprocess.check_output(['git','ls-files'],text=True).split('\n') if re.search(r'\.(ts|md|mjs)$',f) and not f.startswith(('test/fixtures/','CHANGELOG','package-lock','docs/reference/api-changes','docs/decisions/0022','eslint.config','scripts/stored-data','lib/schemas/renamed-words','lib/schemas/upcast','lib/schemas/old-event','lib/adapters/dynamo/upcast','lib/declarations/renamed-routes','lib/infra/renamed-settings','scripts/rename-contract-words','workplace/','test/unit/schemas/upcast-contract','test/integration/adapters/upcast','test/integration/application/old-words','scripts/prose','lib/domain/operators/numbers/take.ts'))]
KEPT=re.compile(r'^(lib/domain/objective-worth/(?!slim)|cli/output/worth|lib/domain/operators/numbers/count|lib/domain/statement/objectives/|lib/domain/statement/outlook|lib/domain/statement/statement\.ts|lib/schemas/statement-parts|lib/presentation/document/(labels|shown-beside)|lib/domain/checker/lint/graph|test/unit/contracts/worth|test/support/true-words|test/support/bounds|test/unit/soundness)')
n=0
for f in files:
    s=open(f).read(); t=s
    t=re.sub(r'if-missed','if-breached',t)
    t=re.sub(r"'if-breached': missed\b","'if-breached': breached",t)
    t=re.sub(r'(?<![-_\w])missed(?![-_\w])','breached',t)
    t=re.sub(r'\bisMissed\b','isBreached',t); t=re.sub(r'\bkeptWitness\b','metWitness',t)
    t=re.sub(r"'kept'","'met'",t)
    t=re.sub(r'\bkept (or|nor) breached',r'met \1 breached',t); t=re.sub(r'\bkept, breached','met, breached',t); t=re.sub(r'`kept`','`met`',t); t=re.sub(r'breached (or|nor) kept',r'breached \1 met',t)
    t=re.sub(r'(objectives?(?:"| of [^.;]{0,30})? (?:is|are|was|were)(?: not)?) kept',r'\1 met',t)
    t=re.sub(r'\bkept (objectives?|clocks?|tickets?|cases?)\b',r'met \1',t)
    if KEPT.match(f): t=re.sub(r'(?<![-_\w])kept(?![-_\w])','met',t)
    if s!=t: open(f,'w').write(t); n+=1
print(n)
def sub(p,*prs):
    s=open(p).read()
    for a,b in prs:
        if a not in s: print('MISSING',p,a); continue
        s=s.replace(a,b)
    open(p,'w').write(s)
sub('lib/domain/operators/numbers/clock.ts',("'no upper limit is kept'","'no upper limit is met'"))
sub('lib/domain/checker/lint/codes.ts',("It is kept, or","It is met, or"))
sub('lib/schemas/http-responses.ts',("kept: described(z.array(rangeSchema), 'Sizes for which the objective is met.')","met: described(z.array(rangeSchema), 'Sizes for which the objective is met.')"),("Of a clock; of one that was kept only with reasons.","Of a clock; of one that was met only with reasons."),("What it rests on, kept or not.","What it rests on, met or not."))
sub('lib/domain/statement/credits/credit-cases.ts',("and owes whatever was kept","and owes whatever was met"))
sub('lib/domain/statement/evidence-account/unread-evidence.ts',("what is kept then is kept because","what is met then is met because"),("what is kept rests on silence","what is met rests on silence"))
