#!/usr/bin/env python3
"""git merge driver: lines first; where lines conflict, word by word. wordmerge.py BASE OURS THEIRS -> result in OURS, exit 1 with line markers if words conflict."""
import re, subprocess, sys, tempfile, os
o, a, b = sys.argv[1:4]
def run(o, a, b):
    r = subprocess.run(['git', 'merge-file', '-p', '--diff3', a, o, b], capture_output=True)
    return r.returncode, r.stdout.decode('utf8', 'surrogateescape')
code, text = run(o, a, b)
if code == 0:
    open(a, 'w', encoding='utf8', errors='surrogateescape').write(text); sys.exit(0)
if code < 0 or code > 127:
    sys.exit(1)
TOKEN = re.compile(r'\n|[^\S\n]+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|_|\w|[^\w\s]')
def tokens(t): return TOKEN.findall(t)
def words(base, ours, theirs):
    names = []
    for t in (ours, base, theirs):
        f = tempfile.NamedTemporaryFile('w', delete=False, encoding='utf8', errors='surrogateescape')
        f.write(''.join(tok.replace('\n', '\\n') + '\n' for tok in tokens(t))); f.close(); names.append(f.name)
    r = subprocess.run(['git', 'merge-file', '-p', *names], capture_output=True)
    for n in names: os.unlink(n)
    if r.returncode != 0: return None
    return ''.join('\n' if l == '\\n' else l for l in r.stdout.decode('utf8', 'surrogateescape').split('\n')[:-1])
left = 0
def resolve(m):
    global left
    ours, base, theirs = m.group(1), m.group(2), m.group(3)
    merged = words(base, ours, theirs)
    if merged is None:
        left += 1
        return m.group(0)
    return merged
out = re.sub(r'^<<<<<<< [^\n]*\n(.*?)^\|\|\|\|\|\|\| [^\n]*\n(.*?)^=======\n(.*?)^>>>>>>> [^\n]*\n', resolve, text, flags=re.S | re.M)
open(a, 'w', encoding='utf8', errors='surrogateescape').write(out)
sys.exit(1 if left else 0)
