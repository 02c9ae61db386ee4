/** Commands of an ordinary day, and the one that everything is about. */
export const everyday: readonly string[] = [
  'ls -la',
  'npm test',
  'npm run build && npm run lint',
  'git status',
  'git diff --stat HEAD~3',
  'git add -A && git commit -m "Round prices to whole cents"',
  'git log --oneline -n 20 | cat',
  'grep -rn "volumeDelete" src',
  'find . -name "*.test.js" -not -path "./node_modules/*" | head -50',
  'cat package.json | jq .scripts',
  'cd src && node --test ../test/price.test.js 2>&1 | tail -20',
  'rm -rf dist',
  'mkdir -p tmp/out && cp -r src/*.js tmp/out/',
  'for f in src/*.js; do node --check "$f" || echo "bad: $f"; done',
  'python3 - <<EOF\nimport json\nprint(json.load(open("package.json"))["version"])\nEOF',
  'docker compose ps --format json',
  'railway volume list',
  'curl -s http://localhost:3000/health',
  `curl -s https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $RAILWAY_API_TOKEN" --json '{"query":"{ me { email } }"}'`,
  `curl -X POST https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer facade00-fa4e-4000-8000-00000000fa4e" -d '{"query":"mutation { volumeDelete(volumeId: \\"ffff0006-0000-4000-8000-00000000c0de\\") }"}'`,
];

/** What Claude Code would send for a command. */
export const payload = (command: string, cwd: string) => ({
  session_id: 'a-session',
  transcript_path: `${cwd}/.transcript.jsonl`,
  cwd,
  permission_mode: 'default',
  hook_event_name: 'PreToolUse',
  tool_name: 'Bash',
  tool_input: { command, description: 'Run it' },
  tool_use_id: 'toolu_1',
});
