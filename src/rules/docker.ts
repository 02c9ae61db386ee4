import type { CallView, Platform } from '../model/platform.ts';

const VOLUMES = 'Docker keeps no copy of a volume';
const AGAIN = 'It can be started again from its image';

const isCompose = ({ program }: CallView) => /compose$/.test(program);
/** Windows’ own `reg` names keys of its registry: `HKLM\\…`. */
const isRegistryTool = ({ program, args }: CallView) =>
  /^(skopeo|crane|oras|regctl|reg)$/.test(program) &&
  !args.some((word) => /^HK[A-Z]|^(docker:\/\/)?(localhost|127\.0\.0\.1)[:/]/i.test(word));
const takesVolumes = (call: CallView) => call.has('-v', '--volumes');
// https://docs.podman.io/en/latest/markdown/podman-kube-down.1.html
const downByForce = (call: CallView) =>
  call.has('--force') && (call.has('--down') || call.args.includes('down'));
/** `docker rm $(docker ps -aq)`: whatever runs or ever ran on the machine. */
const isEvery = (call: CallView) =>
  call.has('-a', '--all') ||
  call.positionals.some(
    (word) =>
      /^(\$\(|`)\s*\w+\s+(ps|images|(container|image)\s+(ls|list|ps))\b/.test(word) &&
      !/\s(-\w*f|--filter)[\s=]|\|/.test(word),
  );

export const docker: Platform = {
  id: 'docker',
  title: 'Docker',
  docs: 'https://docs.docker.com/reference/cli/docker/',
  programs:
    'docker podman nerdctl finch docker-compose podman-compose buildah skopeo crane oras regctl reg'.split(
      ' ',
    ),
  // `-f` and `-t` are flags of some sub-commands and take values in others, so they are not named here.
  optionsWithValue:
    '-H --host -c --context --config -l --log-level --file -p --project-name --profile --project-directory --env-file --ansi --progress --parallel --filter --time --timeout --tlscacert --tlscert --tlskey --connection --url --identity --scale --rmi --type --label --builder --signal --replicas --availability --namespace --address --keep-storage'.split(
      ' ',
    ),
  mcpServers: ['docker', 'podman'],
  environment: {
    options: ['-H', '--host', '-c', '--context', '-p', '--project-name', '--connection', '--env-file'],
    variables: ['DOCKER_HOST', 'DOCKER_CONTEXT', 'COMPOSE_PROJECT_NAME', 'CONTAINER_HOST'],
  },
  localUnlessTold: {
    elsewhere: '-H --host -c --context --connection DOCKER_HOST DOCKER_CONTEXT CONTAINER_HOST'.split(' '),
    names: ['-p', '--project-name', 'COMPOSE_PROJECT_NAME'],
    projects: true,
  },
  selfConfirm: ['-f', '--force', '-y', '--yes'],
  unruled: {
    harmless: [
      [
        'login|logout|run|exec|build|search|tag|push|pull|cp|create|save|load|import|export|commit|scout|init|start',
      ],
      ['compose|buildx|builder|image|network', '*'],
    ],
  },
  twins: ['docker', 'podman', 'nerdctl'],
  steps: { 'docker-compose': 'docker-compose ps', 'podman-compose': 'podman-compose ps' },
  reaches: ['-H', '--host', '--context'],
  rules: [
    {
      id: 'compose-volumes',
      command: ['compose|stack', 'down|rm'],
      commands: [['down|rm']],
      when: (call) =>
        takesVolumes(call) &&
        (isCompose(call) || call.args.includes('compose') || call.args.includes('down')),
      does: { verb: 'delete', what: 'volumes of a Compose project', undo: 'none', undoNote: VOLUMES },
      target: { options: ['-p', '--project-name'], positionals: true },
      why: 'Removes the containers together with their volumes: databases and uploads in them are gone.',
      instead: 'docker compose ps',
      stops: [
        'docker compose down -v',
        'docker-compose -f docker-compose.prod.yml down --volumes --remove-orphans',
        'DOCKER_HOST=ssh://root@prod docker compose down -v',
        'podman-compose -p app down -v',
      ],
      passes: ['docker compose down', 'docker compose up -d', 'docker compose -f a.yml logs -f api'],
    },
    {
      id: 'compose-renew',
      command: ['compose', 'up|create'],
      commands: [['up']],
      when: (call) => call.has('-V', '--renew-anon-volumes'),
      does: { verb: 'delete', what: 'anonymous volumes', undo: 'none', undoNote: VOLUMES },
      target: { positionals: true },
      why: 'Starts with new, empty anonymous volumes; what the old ones held is lost.',
      instead: 'docker compose up -d',
      stops: ['docker compose up -d -V db', 'docker-compose up --renew-anon-volumes'],
      passes: ['docker compose up -d --build', 'docker compose up --force-recreate api'],
    },
    {
      id: 'volume-remove',
      command: ['volume', 'rm|remove|prune'],
      mcp: ['remove_volume', 'volume_remove', 'delete_volume', 'prune_volumes'],
      does: { verb: 'delete', what: 'volume', undo: 'none', undoNote: VOLUMES },
      target: { positionals: true, fields: ['name', 'volume', 'volume_name'] },
      why: 'Deletes the volume with everything stored in it.',
      instead: 'docker volume ls',
      stops: [
        'docker volume rm app_pgdata',
        'docker --context prod volume rm app_pgdata',
        'docker volume prune -f',
        'docker volume ls -q | xargs docker volume rm',
        { server: 'docker', tool: 'remove_volume', input: { volume_name: 'app_pgdata' } },
      ],
      passes: ['docker volume ls', 'docker volume inspect app_pgdata', 'docker volume create scratch'],
    },
    {
      id: 'system-prune',
      command: ['system', 'prune|reset'],
      commands: [['container', 'prune'], ['prune'], ['machine', 'rm|reset'], ['desktop', 'reset|uninstall']],
      when: (call) => call.program === 'buildah' || call.args[0] !== 'prune',
      mcp: ['system_prune', 'docker_prune', 'prune_containers'],
      does: {
        verb: 'delete',
        what: 'everything that does not run',
        undo: 'none',
        undoNote: 'What stopped containers had written is gone with them',
      },
      target: { says: [{ words: /^container prune/, thing: 'stopped containers', names: 0 }] },
      why: 'Removes stopped containers with what they had written, and, where asked, images and volumes.',
      instead: 'docker system df -v',
      stops: [
        'docker system prune -a --volumes -f',
        'docker container prune -f',
        'podman system reset --force',
      ],
      passes: ['docker system df -v', 'docker system info', 'docker container ls -a', 'podman machine list'],
    },
    {
      id: 'image-prune',
      command: ['image', 'prune'],
      when: (call) => call.has('-a', '--all') && !call.has('--filter'),
      does: {
        verb: 'delete',
        what: 'unused images',
        undo: 'none',
        undoNote: 'Only what a registry or a Dockerfile still has can be had again',
      },
      why: 'Removes every image that no container uses; some may exist nowhere else.',
      instead: 'docker image ls',
      stops: ['docker image prune -a -f', 'docker image prune --all --force'],
      passes: ['docker buildx prune -af', 'docker image prune -f', 'docker image prune -a --filter until=9h'],
    },
    {
      id: 'container-volumes',
      command: ['rm'],
      commands: [
        ['container|pod', 'rm|remove'],
        ['play', 'kube'],
        ['kube', 'down|play'],
      ],
      when: (call) =>
        call.args.includes('kube')
          ? downByForce(call)
          : takesVolumes(call) && !isCompose(call) && !isRegistryTool(call),
      does: { verb: 'delete', what: 'container and its volumes', undo: 'none', undoNote: VOLUMES },
      target: { positionals: true },
      mcp: ['remove_container', 'container_remove'],
      mcpWhen: (input) => input.v === true || input.volumes === true || input.remove_volumes === true,
      why: 'Removes the container together with its volumes.',
      instead: 'docker ps -a',
      stops: ['docker rm -fv postgres', 'podman play kube --down --force pod.yml'],
      passes: ['docker rm web', 'docker run --rm -v data:/data alpine ls', 'podman kube down pod.yml'],
    },
    {
      id: 'every-container',
      command: ['rm|stop|kill|rmi'],
      commands: [['container|image|pod', 'rm|remove|stop|kill']],
      when: (call) => isEvery(call) && !isCompose(call) && !takesVolumes(call),
      does: {
        verb: 'delete',
        what: 'every container or image on the machine',
        undo: 'none',
        undoNote: 'What the containers had written outside of volumes is gone with them',
      },
      why: 'Stops or removes every container on the machine, those of other projects too.',
      instead: 'docker ps -a',
      stops: ['docker rm -f $(docker ps -aq)', 'docker kill $(docker ps -q)', 'podman rm --all --force'],
      passes: ['docker rm -f web', 'docker ps -aq', 'docker stop web'],
    },
    {
      id: 'container-remove',
      command: ['rm|rmi|stop|kill|pause'],
      commands: [
        ['container|image|pod', 'rm|remove|stop|kill|pause'],
        ['compose', 'down|rm|stop|kill|pause'],
        ['down'],
        ['network', 'rm|remove|prune'],
        ['context|buildx|manifest', 'rm|remove'],
      ],
      when: (call) => !takesVolumes(call) && !isEvery(call) && !isRegistryTool(call),
      mcp: ['remove_container', 'stop_container', 'compose_down', 'remove_image', 'remove_network'],
      does: { verb: 'delete', what: 'container, image or network', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true, fields: ['container', 'container_id', 'name', 'image'] },
      why: 'Stops or removes containers, images or networks; what runs in them stops.',
      instead: 'docker ps -a',
      stops: [
        'docker rm -f web',
        'DOCKER_HOST=ssh://root@prod docker compose down',
        'docker context rm prod',
        'docker compose stop api',
      ],
      passes: ['docker ps', 'docker run --rm alpine true', 'docker context ls', 'docker restart web'],
    },
    {
      id: 'swarm-stop',
      command: ['stack|service', 'rm|remove|down'],
      commands: [
        ['service', 'scale|update'],
        ['node', 'update|rm|remove|demote'],
        ['swarm', 'leave'],
      ],
      when: (call) =>
        call.args.includes('leave') ||
        call.args.some((word) => /^(rm|remove|down|demote)$/.test(word)) ||
        call.positionals.some((word) => /=0$/.test(word)) ||
        call.value('--replicas') === '0' ||
        call.value('--availability') === 'drain',
      does: {
        verb: 'stop',
        what: 'services of a swarm',
        undo: 'repeat',
        undoNote: 'They can be deployed again; what their nodes held may be elsewhere then',
      },
      target: {
        positionals: true,
        says: [{ words: /^node \S+ /, thing: 'node of a swarm', names: 1 }],
      },
      why: 'Takes services or nodes out of the swarm: what they serve stops.',
      instead: 'docker service ls',
      stops: [
        'docker stack rm prod',
        'docker service rm api',
        'docker swarm leave --force',
        'docker node update --availability drain worker-1',
      ],
      passes: ['docker stack ps prod', 'docker service scale web=3', 'docker service update --image a:2 web'],
    },
    {
      id: 'swarm-secret',
      command: ['secret|config', 'rm|remove'],
      commands: [['swarm', 'ca']],
      when: (call) => !call.args.includes('ca') || call.has('--rotate'),
      does: {
        verb: 'delete',
        what: 'secret',
        undo: 'none',
        undoNote: 'Its value is gone unless it is kept elsewhere',
      },
      target: { positionals: true },
      why: 'Deletes a secret, or makes the swarm’s certificates worthless.',
      instead: 'docker secret ls',
      stops: ['docker secret rm db_password', 'docker swarm ca --rotate'],
      passes: ['docker secret ls', 'docker secret create db_password -', 'docker swarm ca'],
    },
    {
      id: 'plugin-remove',
      command: ['plugin', 'rm|remove|disable'],
      commands: [
        ['trust', 'revoke'],
        ['trust', 'signer', 'remove'],
      ],
      does: {
        verb: 'stop',
        what: 'plugin or signature',
        undo: 'repeat',
        undoNote: 'It can be installed or signed again',
      },
      target: { positionals: true },
      why: 'Takes away a plugin or a signature: containers and volumes that need it stop working.',
      instead: 'docker plugin ls',
      stops: ['docker plugin rm vieux/sshfs', 'docker trust revoke acme/api:1'],
      passes: ['docker plugin ls', 'docker trust inspect acme/api:1'],
    },
    {
      id: 'registry-delete',
      command: ['delete'],
      commands: [['manifest|blob|repo|tag|image|index', 'delete|rm'], ['rm']],
      when: isRegistryTool,
      does: {
        verb: 'delete',
        what: 'image in a registry',
        undo: 'none',
        undoNote:
          'Only somebody who has pulled the image can push it again; Docker Hub cannot undo it (docs.docker.com/docker-hub/repos/delete, 2026-11)',
      },
      target: { positionals: true },
      why: 'Deletes an image from the registry; what pulls it fails.',
      instead: '',
      stops: [
        'skopeo delete docker://registry.example.com/api:v1',
        'oras manifest delete registry.example.com/api:v1 --force',
      ],
      passes: ['skopeo inspect docker://alpine', 'crane delete localhost:5000/api:v1'],
    },
  ],
};
