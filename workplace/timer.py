import re,subprocess,os
os.chdir('/tmp/wt/words')
fs=subprocess.check_output(['git','ls-files'],text=True).split('\n')
KEEP=re.compile(r"changes? of the clock|clock hours?|clock-skew|clocks differ|Clocks of two|CLOCK_SKEW|on the clock|round the clock|wall|local clock|No clock|and not a clock|clocks of two senders|one clock that have|that a clock shows|clock that is (put|wrong)|Clocks that are put|[Cc]locks? of the (contract|zone)|whatever the clock says|clock slot|whose clock|AROUND_THE_CLOCK|put forward|put back|new clock|skew|aligned|'clock'|`clock`|lib/declarations|clock: Clock|systemClock|fixedClock|clock\.now|the clock of|clock reads|24-hour|summer|clock and|a clock,? no|clock, no",re.I)
NAMES={'ClockEntry':'TimerEntry','clockEntry':'timerEntry','ClockTiming':'TimerTiming','judgeClock':'judgeTimer','lateClock':'lateTimer','ofClock':'ofTimer','RunningClock':'RunningTimer','clocksOf':'timersOf','reasonForClock':'reasonForTimer','clockReason':'timerReason','clockTimings':'timerTimings','ClockStretch':'TimerStretch'}
n=0
for f in fs:
    if not os.path.exists(f): continue
    code=re.match(r'(lib/(domain|presentation|schemas)|cli)/.*\.ts$',f); doc=re.match(r'(docs/(?!decisions|schema|reference/(api-changes|commands))|README).*\.md$',f) or f in ('contracts/README.md',)
    test=re.match(r'test/(unit|support)/.*\.ts$',f)
    if not(code or doc or test) or 'renamed-words' in f or 'upcast' in f or 'commands/outlook' in f and False: continue
    s=open(f).read(); out=[]
    for l in s.split('\n'):
        for a,b in NAMES.items(): l=re.sub(r'\b'+a+r'(?=s?\b)',b,l)
        if not KEEP.search(l) or 'timer' in l and 'clock' in l and not KEEP.search(l):
            if not test or re.match(r"\s*(/?\*|//)|.*\b(it|describe)(\.each)?\(",l) or re.search(r"`[^`]*clock[^`]*`|'[^']*\bclocks? [^']*'|'[^']* clocks?\b[^']*'",l):
                l=re.sub(r'\bclock(s?)\b',r'timer\1',l); l=re.sub(r'\bClock(s?)\b(?!\b.*from)',r'Timer\1',l) if not re.search(r'\bClock\b[ ,}>)=]',l) or re.search(r'Clocks',l) else l
        out.append(l)
    t='\n'.join(out)
    if t!=s: open(f,'w').write(t);n+=1
print(n)
