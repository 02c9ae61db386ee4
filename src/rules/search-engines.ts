import type { Platform, RequestView } from '../model/platform.ts';

const NO_UNDO = 'Only a snapshot brings an index back (Elasticsearch documentation)';
const SOLR_QUERY =
  /(^|&)(action=(DELETE|UNLOAD|DELETESHARD|DELETEREPLICA|DELETEBACKUP|RESTORE|DELETENODE|DELETEALIAS)(&|$)|stream\.body=\S*delete|command=(restore|deletebackup))/i;
const SOLR_BODY = /<delete>|["']delete["']\s*:/;
const BULK = /["']\s*delete\s*["']\s*:\s*\{/;

function deletesInside({ path, query, body = '' }: RequestView): boolean {
  if (path.endsWith('/_bulk')) return BULK.test(body);
  return SOLR_QUERY.test(query) || (path.includes('/update') && SOLR_BODY.test(body));
}

export const searchEngines: Platform = {
  id: 'search-engines',
  title: 'Search engines',
  docs: 'https://www.elastic.co/docs/api/doc/elasticsearch/',
  programs: [
    'curator',
    'curator_cli',
    'solr',
    'algolia',
    'elasticdump',
    'opensearch-cli',
    'splunk',
    'elasticsearch-node',
    'elasticsearch-shard',
    'elasticsearch-reset-password',
    'elasticsearch-users',
  ],
  optionsWithValue:
    '-X --request -H --header -d --data --data-binary --data-raw --json -u --user -o --output -b --cookie --url --config --host --port --filter_list -c -z -p -s --api-key --application-id --ignore_empty_list --input --profile -P -m --max-time --connect-timeout -A'.split(
      ' ',
    ),
  hosts: ['*'],
  mcpServers: ['elasticsearch', 'elastic', 'opensearch', 'meilisearch', 'typesense', 'algolia', 'solr'],
  environment: {
    options: ['--host', '--config', '-p', '--profile'],
    variables: ['ELASTICSEARCH_URL', 'ES_HOST'],
    fields: ['index'],
  },
  selfConfirm: ['-y', '--confirm', '--force', '-f'],
  unruled: { harmless: [] },
  rules: [
    {
      id: 'documents-delete',
      http: [
        'POST /**/_delete_by_query',
        'POST /**/_delete_by_query/**',
        'POST /**/_update_by_query',
        'DELETE /*/_doc/*',
        'POST /indexes/*/documents/delete',
        'POST /indexes/*/documents/delete-batch',
        'DELETE /indexes/*/documents',
        'DELETE /indexes/*/documents/*',
        'DELETE /collections/*/documents',
        'DELETE /collections/*/documents/*',
        'POST /collections/*/points/delete',
        'POST /1/indexes/*/clear',
        'POST /1/indexes/*/deleteByQuery',
      ],
      does: { verb: 'delete', what: 'documents', undo: 'none', undoNote: NO_UNDO },
      target: { fields: ['id', 'index'] },
      why: 'Deletes or rewrites documents of an index; with a query that fits everything, all of them.',
      instead: 'curl {origin}/_cat/indices?v',
      stops: [
        `curl -X POST "https://es.example.com:9200/bookings/_delete_by_query" -H 'Content-Type: application/json' -d '{"query":{"match_all":{}}}'`,
        'curl -X DELETE https://search.example.com:7700/indexes/movies/documents',
        'curl -X DELETE "https://ts.example.com:8108/collections/books/documents?filter_by=year:<1990"',
      ],
      passes: [
        `curl -X POST "https://es.example.com:9200/bookings/_count" -d '{"query":{"match_all":{}}}'`,
        'curl https://search.example.com:7700/indexes/movies/documents',
        `curl -X POST http://localhost:9200/bookings/_search -d '{}'`,
      ],
    },
    {
      id: 'index-delete',
      http: [
        'DELETE /_all',
        'DELETE /_data_stream/*',
        'DELETE /_snapshot/**',
        'DELETE /_ilm/policy/*',
        'DELETE /_slm/policy/*',
        'DELETE /_index_template/*',
        'DELETE /_template/*',
        'DELETE /_ingest/pipeline/*',
        'DELETE /_security/**',
        'DELETE /_plugins/**',
        'DELETE /indexes/*',
        'DELETE /indexes',
        'DELETE /collections/*',
        'DELETE /1/indexes/*',
        'DELETE /api/collections/*',
      ],
      mcp: ['delete_index', 'delete-index', 'clear_index'],
      does: { verb: 'delete', what: 'index', undo: 'none', undoNote: NO_UNDO },
      target: { fields: ['id', 'index', 'indexUid', 'name'] },
      why: 'Deletes an index, a snapshot, or the rules that keep them.',
      instead: 'curl {origin}/_cat/indices?v',
      stops: [
        'curl -X DELETE https://es.example.com:9200/_snapshot/backups/nightly-1',
        'curl -XDELETE https://es.example.com:9200/_all',
        'curl -X DELETE https://ts.example.com:8108/collections/books',
      ],
      passes: [
        'curl https://es.example.com:9200/_snapshot/backups/_all',
        'curl https://es.example.com:9200/_all/_settings',
        'curl -X PUT https://es.example.com:9200/bookings-v2',
      ],
    },
    {
      id: 'cluster-change',
      http: [
        'POST /**/_close',
        'PUT /_cluster/settings',
        'POST /_snapshot/*/*/_restore',
        'POST /_cluster/voting_config_exclusions',
        'PUT /_ilm/policy/*',
        'POST /_ilm/stop',
        'POST /_slm/stop',
        'PUT /_slm/policy/*',
        'POST /*/_shrink/*',
        'PUT|POST /*/_block/*',
        'POST /swap-indexes',
        'PUT /**/_settings',
        'POST /_aliases',
        'POST /_cluster/reroute',
        'POST /1/indexes/*/operation',
      ],
      httpWhen: ({ path, body = '' }) => {
        if (path.endsWith('/_settings'))
          return /blocks|number_of_replicas["']?\s*:\s*["']?0|"index\.lifecycle/.test(body);
        if (path.endsWith('/_aliases')) return /"remove_index"/.test(body);
        if (path.endsWith('/reroute')) return /accept_data_loss|allocate_(empty|stale)_primary/.test(body);
        return !path.endsWith('/operation') || /"(move|copy)"/.test(body);
      },
      does: {
        verb: 'change',
        what: 'cluster or index',
        undo: 'vendor',
        undoNote: 'It can be set back; what a shorter retention deletes cannot',
      },
      target: { fields: ['id'] },
      why: 'Closes an index, restores over it, or changes how the cluster keeps data.',
      instead: 'curl {origin}/_cluster/settings',
      stops: [
        'curl -X POST https://es.example.com:9200/bookings/_close',
        `curl -X PUT https://es.example.com:9200/_cluster/settings -d '{"persistent":{}}'`,
        'curl -X POST https://es.example.com:9200/_snapshot/backups/nightly-1/_restore',
        `curl -X POST https://es.example.com:9200/_aliases -d '{"actions":[{"remove_index":{"index":"orders"}}]}'`,
      ],
      passes: [
        'curl https://es.example.com:9200/_cluster/settings',
        'curl -X POST https://es.example.com:9200/bookings/_open',
        'curl -X PUT https://es.example.com:9200/_snapshot/backups/nightly-2',
        `curl -X POST https://es.example.com:9200/_aliases -d '{"actions":[{"add":{"index":"orders","alias":"o"}}]}'`,
        `curl -X PUT https://es.example.com:9200/orders/_settings -d '{"index":{"refresh_interval":"30s"}}'`,
      ],
    },
    {
      id: 'solr-and-bulk',
      http: ['* /solr/**', '* /_bulk', '* /**/_bulk'],
      httpWhen: deletesInside,
      does: {
        verb: 'delete',
        what: 'documents or core',
        undo: 'none',
        undoNote: 'Only a backup brings it back',
      },
      why: 'Asks the search engine to delete documents, a core or a collection.',
      instead: 'curl "{origin}/solr/admin/cores?action=STATUS"',
      stops: [
        'curl "https://solr.example.com:8983/solr/admin/collections?action=DELETE&name=books"',
        `curl "https://solr.example.com:8983/solr/books/update?commit=true" -d '<delete><query>*:*</query></delete>'`,
        `curl -X POST https://es.example.com:9200/_bulk -d '{"delete":{"_index":"bookings","_id":"1"}}'`,
      ],
      passes: [
        'curl "https://solr.example.com:8983/solr/admin/collections?action=LIST"',
        `curl "https://solr.example.com:8983/solr/books/select?q=delete"`,
        `curl -X POST https://es.example.com:9200/_bulk -d '{"index":{"_index":"bookings"}}'`,
      ],
    },
    {
      id: 'tool-delete',
      command: [],
      when: (call) => {
        const words = call.positionals.join(' ');
        if (/^curator(_cli)?$/.test(call.program))
          return call.program === 'curator'
            ? call.positionals.some((word) => /\.ya?ml$/.test(word))
            : /(^| )(delete[-_]\w+|close|shrink|restore|forcemerge)( |$)/.test(words);
        if (call.program === 'solr') return /^(delete|stop|zk rm|api -delete)( |$)/.test(words);
        if (call.program === 'algolia')
          return (
            call.has('--clear-existing-rules', '--clear-existing-synonyms') ||
            /^(indices|index|objects|rules|synonyms|settings|apikeys|dictionary) (delete|clear|operations delete|entries clear)/.test(
              words,
            )
          );
        // https://help.splunk.com/en/data-management/manage-splunk-enterprise-indexers/10.4/manage-indexes/remove-indexes-and-indexed-data
        if (call.program === 'splunk')
          return /^(clean (eventdata|all|userdata|globaldata|kvstore)|remove \S|delete \S|offline|rollback cluster-bundle)( |$|\S)/.test(
            words,
          );
        if (call.program === 'elasticsearch-users') return /^(userdel|passwd|roles)( |$)/.test(words);
        if (call.program === 'elasticdump') return call.has('--overwrite', '--deleteAll', '--delete');
        return (
          /^elasticsearch-(node|shard|reset-password)$/.test(call.program) ||
          (call.program === 'opensearch-cli' && /(^| )delete( |$)/.test(words))
        );
      },
      does: { verb: 'delete', what: 'index', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes or closes indices, snapshots or records, or changes a node by force.',
      instead: 'curator_cli show-indices',
      stops: [
        'curator_cli --host es.example.com delete-indices --filter_list "[]"',
        'curator --config curator.yml delete.yml',
        'solr delete -c books',
        'algolia indices delete books -y',
        'elasticsearch-node detach-cluster',
        'splunk clean eventdata -index main',
        'splunk remove index main',
      ],
      passes: [
        'curator_cli show-indices',
        'curator --config curator.yml --dry-run delete.yml',
        'solr status',
        'algolia indices list',
        'splunk list index',
        `splunk search 'index=main delete'`,
      ],
    },
  ],
};
