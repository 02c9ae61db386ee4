import assert from 'node:assert/strict';
import { type Row, read, short } from '../reading.ts';

const RAILWAY = 'https://backboard.railway.app/graphql/v2';
const MUTATION = `mutation { volumeDelete(volumeId: \\"v1\\") }`;
const POSTED = ['POST backboard.railway.app/graphql/v2'];
const DELETED = [...POSTED, 'mutation volumeDelete {"volumeId":"v1"}'];
const BODY = `{"query":"${MUTATION}"}`;

const rows: readonly Row[] = [
  // curl: methods and addresses
  ['curl https://api.acme.com/x', ['GET api.acme.com/x']],
  ['curl -X DELETE https://api.acme.com/x?y=1#z', ['DELETE api.acme.com/x']],
  ['curl -sSLXDELETE https://api.acme.com/x', ['DELETE api.acme.com/x']],
  ['curl --request DELETE --url api.acme.com:8443/x', ['DELETE api.acme.com/x']],
  ['curl -I https://api.acme.com', ['HEAD api.acme.com/']],
  ['curl -d a=b https://API.acme.com./x', ['POST api.acme.com/x']],
  ['curl -G -d a=b https://api.acme.com/x', ['GET api.acme.com/x']],
  ['curl -T f https://api.acme.com/x', ['PUT api.acme.com/x'], { files: { f: 'x' } }],
  ['curl -F a=b https://api.acme.com/x', ['POST api.acme.com/x']],
  ['curl -XPUT -d {} https://u:p@db.firebaseio.com/b.json', ['PUT db.firebaseio.com/b.json']],
  ['curl -o out.html -A agent -m 5 --retry 3 https://api.acme.com/x', ['GET api.acme.com/x']],
  ['curl -u user:pw -b c=d -e ref -w "%{http_code}" -x proxy:1 https://api.acme.com', ['GET api.acme.com/']],
  ['curl https://a.com/1 https://b.com/2', ['GET a.com/1', 'GET b.com/2']],
  ['curl https://a.com --next -X DELETE https://b.com/x', ['GET a.com/', 'DELETE b.com/x']],
  ['curl --request-target /x -X DELETE https://a.com/y', ['DELETE a.com/x']],
  // The socket decides who answers, not the address.
  [
    'curl --unix-socket /var/run/docker.sock http://localhost/v1.43/info',
    ['GET unix:docker.sock/v1.43/info'],
  ],
  ['curl -X "$M" https://a.com/x', [' a.com/x', 'code']],
  ['curl "https://a.com/$ID" -X DELETE', ['DELETE a.com/$ID']],
  ['curl -X DELETE "$URL"', ['DELETE /']],
  ['curl -K conf', ['code', 'asks /w/conf']],
  ['curl --help all', []],
  ['curl -X DELETE -- https://a.com/-x', ['DELETE a.com/-x']],
  ['curl -Method Delete -Uri https://a.com/x', ['DELETE a.com/x']],
  // curl: GraphQL bodies
  [`curl ${RAILWAY} -d '${BODY}'`, DELETED],
  [`curl ${RAILWAY} --data-raw '${BODY}'`, DELETED],
  [`curl ${RAILWAY} --data-binary '${BODY}'`, DELETED],
  [`curl ${RAILWAY} --json '${BODY}'`, DELETED],
  [`curl ${RAILWAY} -d @q.json`, DELETED, { files: { 'q.json': BODY } }],
  [`curl ${RAILWAY} -d @/tmp/q.json`, DELETED, { files: { '/tmp/q.json': BODY } }],
  [`curl ${RAILWAY} -d @-`, DELETED, { stdin: BODY }],
  [`curl ${RAILWAY} -d @-`, DELETED, { from: 'cat q.json', files: { 'q.json': BODY } }],
  [`curl ${RAILWAY} -d @-`, DELETED, { stdinFile: 'q.json', files: { 'q.json': BODY } }],
  [`curl ${RAILWAY} -d @-`, [...POSTED, 'detail', 'code'], { from: 'jq -n x' }],
  [
    `curl ${RAILWAY} -d @-`,
    DELETED,
    { from: `jq -n --arg q 'mutation { volumeDelete(volumeId: "v1") }' '{query: $q}'` },
  ],
  [
    `curl ${RAILWAY} -d @-`,
    [...POSTED, 'mutation volumeDelete ?volumeId', 'detail'],
    {
      from: `jq -n --rawfile query q.graphql --arg id "$ID" '{$query, variables: {id: $id}}'`,
      files: { 'q.graphql': 'mutation($id: ID!) { volumeDelete(volumeId: $id) }' },
    },
  ],
  [`curl ${RAILWAY} -d @-`, [...POSTED, 'code'], { from: `jq -n '{query: .x | y}' extra` }],
  [`curl ${RAILWAY} -d @q.json`, [...POSTED, 'code', 'asks /w/q.json']],
  [`curl ${RAILWAY} -d @q.json`, [...POSTED, 'detail', 'code'], { files: { 'q.json': 'unreadable' } }],
  [`curl ${RAILWAY} -d "$BODY"`, [...POSTED, 'code']],
  [`curl ${RAILWAY} -d '{"query":'"$Q"'}'`, [...POSTED, 'code']],
  [`curl ${RAILWAY} -d '{"query":"query { me { id } }"}'`, [...POSTED, 'query me']],
  [`curl ${RAILWAY} -d '{"query":"{ me { id } }"}'`, [...POSTED, 'query me']],
  [`curl ${RAILWAY} -d '{"query":"mutation { oops"}'`, [...POSTED, 'code']],
  [`curl ${RAILWAY} -d '{"extensions":{"persistedQuery":{"version":1}}}'`, [...POSTED, 'code']],
  [
    `curl ${RAILWAY} -H 'Content-Type: application/graphql' -d 'mutation { volumeDelete(volumeId: "v1") }'`,
    DELETED,
  ],
  [`curl ${RAILWAY} --data-urlencode 'query=mutation { volumeDelete(volumeId: "v1") }'`, DELETED],
  [
    `curl ${RAILWAY} --data-urlencode query@q.graphql`,
    DELETED,
    { files: { 'q.graphql': 'mutation { volumeDelete(volumeId: "v1") }' } },
  ],
  [`curl ${RAILWAY} -F 'operations=${BODY}' -F 'map={}'`, DELETED],
  [
    `curl -G ${RAILWAY} --data-urlencode 'query=mutation { volumeDelete(volumeId: "v1") }'`,
    ['GET backboard.railway.app/graphql/v2', 'mutation volumeDelete {"volumeId":"v1"}'],
  ],
  [
    `curl '${RAILWAY}?query=mutation%20%7BvolumeDelete(volumeId:%22v1%22)%7D'`,
    ['GET backboard.railway.app/graphql/v2', 'mutation volumeDelete {"volumeId":"v1"}'],
  ],
  [`curl "$URL" -d '${BODY}'`, ['POST /', 'mutation volumeDelete {"volumeId":"v1"}']],
  [
    `curl https://api.acme.com/rpc -d '${BODY}'`,
    ['POST api.acme.com/rpc', 'mutation volumeDelete {"volumeId":"v1"}'],
  ],
  ['curl https://es.acme.com/_count -d \'{"query":{"match_all":{}}}\'', ['POST es.acme.com/_count']],
  ['curl https://api.acme.com/search -d \'{"query":"shoes","id":4}\'', ['POST api.acme.com/search']],
  [
    'curl https://api.acme.com/x -d @missing.json',
    ['POST api.acme.com/x', 'detail', 'detail'],
    { files: { 'missing.json': 'missing' } },
  ],
  ['curl -X POST "$HOOK" -d "$TEXT"', ['POST /', 'code']],
  // the operation itself
  [`curl ${RAILWAY} -d '{"query":"mutation{x:volumeDelete(volumeId:\\"v1\\")}"}'`, DELETED],
  [
    `curl ${RAILWAY} -d '{"query":"mutation($id:String!){volumeDelete(volumeId:$id)}","variables":{"id":"v1"}}'`,
    DELETED,
  ],
  [`curl ${RAILWAY} -d '{"query":"mutation($id:String=\\"v1\\"){volumeDelete(volumeId:$id)}"}'`, DELETED],
  [
    `curl ${RAILWAY} -d "{\\"query\\":\\"mutation { volumeDelete(volumeId: \\\\\\"$ID\\\\\\") }\\"}"`,
    [...POSTED, 'mutation volumeDelete ?volumeId', 'detail'],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"mutation($id:String!){volumeDelete(volumeId:$id)}","variables":{"id":"'"$ID"'"}}'`,
    [...POSTED, 'mutation volumeDelete ?volumeId', 'detail'],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"mutation($id:String!){volumeDelete(volumeId:$id)}","variables":{"id":'$ID'}}'`,
    [...POSTED, 'mutation volumeDelete ?volumeId', 'detail'],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"mutation($v:V!){volumeDelete(volumeId:$v)}","variables":'"$(jq -n '"v"' "x")"'}'`,
    [...POSTED, 'mutation volumeDelete ?volumeId', 'detail'],
  ],
  [`curl ${RAILWAY} -d '{"query":"mutation { '"$FIELD"'(id: 1) }"}'`, [...POSTED, 'code']],
  [`curl ${RAILWAY} -d '[{"query":"{ me { id } }"},${BODY}]'`, [...POSTED, 'query me', DELETED[1] ?? '']],
  [
    `curl ${RAILWAY} -d '{"query":"query A { me { id } } mutation B { volumeDelete(volumeId: \\"v1\\") }","operationName":"A"}'`,
    [...POSTED, 'query me'],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"query A { me { id } } mutation B { volumeDelete(volumeId: \\"v1\\") }"}'`,
    [...POSTED, 'query me', DELETED[1] ?? ''],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"mutation { ...F } fragment F on Mutation { ... on Mutation { volumeDelete(volumeId: \\"v1\\") } }"}'`,
    DELETED,
  ],
  [
    `curl ${RAILWAY} -d '{"query":"mutation { volumeInstanceUpdate(volumeId: \\"v1\\", input: {state: DELETED}) }"}'`,
    [...POSTED, 'mutation volumeInstanceUpdate {"volumeId":"v1","input":{"state":"DELETED"}}'],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"mutation($i: I!) { a(input: $i) }","variables":{"i":{"x":1,"y":"'$Y'"}}}'`,
    [...POSTED, 'mutation a {"input":{"x":1}} ?input?input.y', 'detail'],
  ],
  [
    `curl ${RAILWAY} -d '{"query":"query { volume(name: \\"mutation volumeDelete\\") { id } }"}'`,
    [...POSTED, 'query volume {"name":"mutation volumeDelete"}'],
  ],
  // wget
  ['wget https://a.com/x', ['GET a.com/x']],
  ['wget --method=DELETE https://a.com/x', ['DELETE a.com/x']],
  [`wget -qO- --post-data='${BODY}' ${RAILWAY}`, DELETED],
  [`wget --post-file q.json ${RAILWAY}`, DELETED, { files: { 'q.json': BODY } }],
  // HTTPie and kin
  ['http DELETE https://a.com/x', ['DELETE a.com/x']],
  ['http https://a.com/x', ['GET a.com/x']],
  ['http :3000/x a=b', ['POST localhost/x']],
  [`http ${RAILWAY} query='mutation { volumeDelete(volumeId: "v1") }'`, DELETED],
  [
    `xh post ${RAILWAY} query='mutation($id: ID!) { volumeDelete(volumeId: $id) }' variables:='{"id":"v1"}'`,
    DELETED,
  ],
  [`http ${RAILWAY} query='mutation($id: ID!) { volumeDelete(volumeId: $id) }' variables[id]=v1`, DELETED],
  [`http ${RAILWAY}`, DELETED, { stdin: BODY }],
  [
    `http POST ${RAILWAY} query=@q.graphql`,
    DELETED,
    { files: { 'q.graphql': 'mutation { volumeDelete(volumeId: "v1") }' } },
  ],
  ['http --offline DELETE https://a.com/x', []],
  // gh, glab
  ['gh api -X DELETE repos/acme/shop', ['DELETE api.github.com/repos/acme/shop']],
  ['gh api repos/acme/shop', ['GET api.github.com/repos/acme/shop']],
  ['gh api repos/acme/shop/issues -f title=x', ['POST api.github.com/repos/acme/shop/issues']],
  [
    "gh api graphql -f query='mutation($r: ID!) { archiveRepository(input: {repositoryId: $r}) { clientMutationId } }' -F r=R_1",
    ['POST api.github.com/graphql', 'mutation archiveRepository {"input":{"repositoryId":"R_1"}}'],
  ],
  ["gh api graphql -f query='query { viewer { login } }'", ['POST api.github.com/graphql', 'query viewer']],
  ['gh api graphql -F query=@q.graphql', ['POST api.github.com/graphql', 'code', 'asks /w/q.graphql']],
  ['gh api --hostname git.acme.com /repos/x -X DELETE', ['DELETE git.acme.com/repos/x']],
  ['glab api projects/1 --method DELETE', ['DELETE gitlab.com/projects/1']],
  ['gh repo view', []],
  // PowerShell
  ['Invoke-RestMethod -Method Delete -Uri https://a.com/x', ['DELETE a.com/x']],
  ['irm https://a.com/x -Meth Delete', ['DELETE a.com/x']],
  [`iwr -Uri ${RAILWAY} -Method:POST -Body '${BODY}' -UseBasicParsing`, DELETED],
  // any other program
  ['railway api \'mutation { volumeDelete(volumeId: "v1") }\'', ['mutation volumeDelete {"volumeId":"v1"}']],
  [`graphql-cli --query='${BODY}'`, ['mutation volumeDelete {"volumeId":"v1"}']],
  [
    'gql-cli https://a.com/graphql --file del.graphql',
    ['mutation volumeDelete {"volumeId":"v1"}'],
    { files: { 'del.graphql': 'mutation { volumeDelete(volumeId: "v1") }' } },
  ],
  [
    'gq https://a.com',
    ['mutation volumeDelete {"volumeId":"v1"}'],
    { stdin: 'mutation { volumeDelete(volumeId: "v1") }' },
  ],
  [
    'gq https://a.com -q \'mutation($i: ID!) { volumeDelete(volumeId: $i) }\' --variablesJSON \'{"i":"v1"}\'',
    ['mutation volumeDelete {"volumeId":"v1"}'],
  ],
  // near misses: text that is only text
  [`git commit -m '${BODY}'`, []],
  ["git commit -m 'mutation { volumeDelete(volumeId: 1) }'", []],
  ['grep -r volumeDelete src', []],
  ["rg 'mutation { volumeDelete' src", []],
  [`echo '${BODY}'`, []],
  [`jq . q.json`, [], { stdin: BODY }],
  ['cat q.graphql', []],
  ['graphql-codegen --config codegen.yml', []],
  ["tool 'mutation testing is slow'", []],
];

describe('readPayloads: HTTP and GraphQL', () => {
  for (const [line, expected, setup] of rows) {
    it(`${line}${setup ? ` ${JSON.stringify(setup)}` : ''}`, () =>
      assert.deepEqual(short(read(line, setup)), expected));
  }

  it('keeps headers apart from their names', () => {
    const [payload] = read("curl https://a.com -H 'Authorization: Bearer not-a-real-token'").payloads;
    assert.equal(payload?.kind, 'http');
    if (payload?.kind !== 'http') return;
    assert.deepEqual(
      payload.request.headers.map(({ name, value }) => [name, value.text]),
      [['Authorization', 'Bearer not-a-real-token']],
    );
  });

  it('points at the field in the command', () => {
    const line = `curl ${RAILWAY} -d '${BODY}'`;
    const field = read(line).payloads.find((payload) => payload.kind === 'graphql');
    assert.equal(field?.kind, 'graphql');
    if (field?.kind === 'graphql')
      assert.equal(line.slice(field.field.place.start, field.field.place.end), 'volumeDelete');
  });
});
