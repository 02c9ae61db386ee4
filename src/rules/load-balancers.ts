import type { CallView, Platform } from '../model/platform.ts';

// https://www.haproxy.com/documentation/haproxy-runtime-api/
const UNTIL_RELOAD =
  'HAProxy’s own commands can take it back; a reload starts from the configuration file again (HAProxy Runtime API documentation, 2026-11)';
// https://varnish-cache.org/docs/trunk/reference/varnish-cli.html
const REFILLED =
  'The cache fills again from the servers behind it, which meanwhile answer every visitor by themselves (Varnish documentation, 2026-11)';

const SOCKETS = /^(socat|nc|ncat|netcat|haproxyctl|hatop)$/;
/** What is sent to the load balancer's own console. */
const said = (call: CallView): string =>
  [...(call.program === 'haproxyctl' ? [call.positionals.join(' ')] : []), call.input ?? ''].join('\n');
const RUNTIME =
  /(^|[\n;])\s*(@\d+\s+|experimental-mode on;\s*)?(disable (server|frontend|agent|health|all) |shutdown (frontend|session|sessions) |del (server|backend|map|acl|ssl) |clear (table|map|acl) |set server \S+ (state (maint|drain)|weight 0\b|health down)|set weight \S+ 0\b|set maxconn \S+( \S+)? 0\b)/i;
/** Everything that a cache holds, or all that it would hold of one host. */
const BANS =
  /(^|[\s"'\n])ban(\.url)?\s+["']?((req\.url|req\.http\.host|obj\.http\.[\w-]+|obj\.status)\s*(~|!=)\s*)?["']?(\.\*?|\/|\^\/?|\^?\.\*\$?|0|\*)["']?\s*$/m;
const varnish = (call: CallView) => [call.positionals.join(' '), call.input ?? ''].join('\n');

/** Programs that stand before sites and services, told by their own commands while they run. */
export const loadBalancers: Platform = {
  id: 'load-balancers',
  title: 'Load balancers and web servers',
  docs: 'https://www.haproxy.com/documentation/haproxy-runtime-api/',
  programs:
    'nginx openresty apachectl apache2ctl httpd caddy varnishadm haproxyctl hatop socat nc ncat netcat'.split(
      ' ',
    ),
  optionsWithValue: ['-s', '-k', '-c', '-f', '-p', '-g', '-n', '-T', '-S', '-t', '--config', '--address'],
  environment: { options: ['-T', '-n', '--address'], variables: [] },
  rules: [
    {
      id: 'runtime-change',
      command: [],
      when: (call) => SOCKETS.test(call.program) && RUNTIME.test(said(call)),
      does: {
        verb: 'stop',
        what: 'server or sessions behind a load balancer',
        undo: 'repeat',
        undoNote: UNTIL_RELOAD,
      },
      target: {},
      why: 'Takes a server, a front end or open sessions away from a load balancer that is running.',
      instead: 'echo "show servers state" | socat stdio /run/haproxy/admin.sock',
      stops: [
        'echo "disable server web/web1" | socat stdio /run/haproxy/admin.sock',
        'echo "set server web/web1 state maint" | sudo socat stdio UNIX-CONNECT:/var/run/haproxy.sock',
        'printf "shutdown sessions server web/web1\\n" | nc -U /run/haproxy/admin.sock',
        'socat stdio /run/haproxy/admin.sock <<< "del server web/web1"',
        'haproxyctl "disable all web1"',
      ],
      passes: [
        'echo "show stat" | socat stdio /run/haproxy/admin.sock',
        'echo "enable server web/web1" | socat stdio /run/haproxy/admin.sock',
        'echo "set server web/web1 state ready" | socat stdio /run/haproxy/admin.sock',
        'echo hello | nc localhost 8080',
      ],
    },
    {
      id: 'cache-empty',
      command: [],
      when: (call) => call.program === 'varnishadm' && BANS.test(varnish(call)),
      does: { verb: 'delete', what: 'everything that the cache holds', undo: 'vendor', undoNote: REFILLED },
      target: {},
      why: 'Empties the whole cache: all visitors fall on the servers behind it at once.',
      instead: 'varnishadm vcl.list',
      stops: [
        'varnishadm "ban req.url ~ ."',
        `varnishadm ban 'req.url ~ .*'`,
        'echo "ban obj.status != 0" | varnishadm',
      ],
      passes: [
        `varnishadm "ban req.url ~ ^/product/42$"`,
        'varnishadm vcl.list',
        'varnishadm param.show',
        'varnishadm backend.list',
        'varnishadm vcl.discard boot-1',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) =>
        (/^(nginx|openresty)$/.test(call.program) && /^(stop|quit)$/.test(call.value('-s') ?? '')) ||
        (/^(apachectl|apache2ctl|httpd)$/.test(call.program) &&
          /^(stop|graceful-stop)$/.test(call.value('-k') ?? call.positionals[0] ?? '')) ||
        (call.program === 'caddy' && call.positionals[0] === 'stop') ||
        (call.program === 'varnishadm' &&
          /(^|\n)\s*(stop\b|backend\.set_health \S+ sick)/.test(varnish(call))),
      does: {
        verb: 'stop',
        what: 'web server or cache',
        undo: 'repeat',
        undoNote: 'It can be started again',
      },
      target: {},
      why: 'Stops the web server or the cache, or a server behind it: the sites that it serves stop answering.',
      instead: 'nginx -t',
      stops: [
        'sudo nginx -s stop',
        'nginx -s quit',
        'apachectl -k graceful-stop',
        'apachectl stop',
        'varnishadm -T localhost:6082 stop',
        'varnishadm backend.set_health web sick',
      ],
      passes: [
        'nginx -t',
        'nginx -s reload',
        'apachectl configtest',
        'apachectl graceful',
        'caddy reload',
        'caddy run',
      ],
    },
  ],
};
