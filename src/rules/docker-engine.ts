import type { Platform } from '../model/platform.ts';

const VOLUMES = 'Docker keeps no copy of a volume';

/** The engine's own API, behind Docker's and Podman's sockets: `curl --unix-socket /var/run/docker.sock …`. */
export const dockerEngine: Platform = {
  id: 'docker-engine',
  title: 'Docker’s API',
  docs: 'https://docs.docker.com/reference/api/engine/',
  programs: [],
  hosts: ['unix:*docker*.sock', 'unix:*podman*.sock', 'unix:*containerd*.sock'],
  rules: [
    {
      id: 'data-delete',
      http: [
        'DELETE /volumes/*',
        'DELETE /**/volumes/*',
        'POST /volumes/prune',
        'POST /**/volumes/prune',
        'POST /containers/prune',
        'POST /**/containers/prune',
        'POST /**/pods/prune',
        'POST /**/system/prune',
        'POST /system/prune',
        'DELETE /secrets/*',
        'DELETE /**/secrets/*',
      ],
      does: { verb: 'delete', what: 'volume or stopped container', undo: 'none', undoNote: VOLUMES },
      target: { fields: ['id', 'name'] },
      why: 'Deletes volumes, or containers with what they had written.',
      instead: 'docker system df -v',
      stops: [
        'curl --unix-socket /var/run/docker.sock -X DELETE "http://localhost/v1.43/volumes/pgdata?force=1"',
        'curl -X POST --unix-socket /var/run/docker.sock http://localhost/volumes/prune',
        'curl --unix-socket "$XDG_RUNTIME_DIR/podman/podman.sock" -X POST "http://d/v4.0.0/libpod/system/prune?volumes=true"',
      ],
      passes: [
        'curl --unix-socket /var/run/docker.sock http://localhost/volumes',
        'curl -X POST --unix-socket /var/run/docker.sock http://localhost/volumes/create',
        'curl -X DELETE http://localhost:3000/volumes/pgdata',
      ],
    },
    {
      id: 'container-delete',
      http: [
        'DELETE /containers/*',
        'DELETE /**/containers/*',
        'POST /images/prune',
        'POST /**/images/prune',
        'POST /build/prune',
        'POST /**/build/prune',
      ],
      httpWhen: ({ path, query }) =>
        path.endsWith('prune')
          ? path.endsWith('build/prune')
            ? /all=(1|true)/.test(query)
            : /dangling/.test(query)
          : /(^|&)(v|volumes)=(1|true)/i.test(query),
      does: {
        verb: 'delete',
        what: 'container and its volumes, or unused images',
        undo: 'none',
        undoNote: VOLUMES,
      },
      target: { fields: ['id'] },
      why: 'Removes a container together with its anonymous volumes, or every image that no container uses.',
      instead: 'docker ps -a',
      stops: [
        'curl --unix-socket /var/run/docker.sock -X DELETE "http://localhost/v1.43/containers/db?force=true&v=true"',
      ],
      passes: [
        'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/containers/web',
        'curl --unix-socket /var/run/docker.sock http://localhost/containers/json',
      ],
    },
    {
      id: 'swarm-stop',
      http: [
        'DELETE /services/*',
        'DELETE /**/services/*',
        'POST /swarm/leave',
        'POST /**/swarm/leave',
        'DELETE /**/nodes/*',
        'POST /containers/*/kill',
        'POST /**/containers/*/kill',
      ],
      does: {
        verb: 'stop',
        what: 'service or container',
        undo: 'repeat',
        undoNote: 'It can be started again',
      },
      target: { fields: ['id'] },
      why: 'Stops a container at once or takes a service or a node out of the swarm.',
      instead: 'docker ps -a',
      stops: ['curl -X POST --unix-socket /var/run/docker.sock http://localhost/containers/db/kill'],
      passes: ['curl -X POST --unix-socket /var/run/docker.sock http://localhost/containers/web/restart'],
    },
  ],
};
