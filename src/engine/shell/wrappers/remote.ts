import type { Wrapper } from './wrappers.ts';

const dockerOptions =
  '-H --host -c --context --config -l --log-level --log-driver --log-opt -f --file -p --project-name --publish --profile --project-directory ' +
  '-e --env --env-file -v --volume --name -w --workdir -u --user --network --net --label --mount -h --hostname --add-host --cpus -m --memory ' +
  '--restart --platform --pull --gpus --device --cap-add --cap-drop --security-opt --shm-size --tmpfs --ulimit --link --volumes-from --cidfile ' +
  '--dns --expose --ip --runtime --stop-signal --pid --ipc --userns --uts --group-add -a --attach --detach-keys --index --entrypoint';

/** Wrappers that run their command on another machine or in a container. */
export const remoteWrappers: readonly Wrapper[] = [
  {
    names: 'ssh autossh',
    values: '-B -b -c -D -E -e -F -I -i -J -L -l -M -m -O -o -P -p -Q -R -S -W -w',
    skip: 1,
    joined: true,
    remote: true,
  },
  // One line on many machines. https://github.com/ParallelSSH/parallel-ssh, https://clustershell.readthedocs.io
  {
    names: 'pssh parallel-ssh pdsh clush dsh mpssh',
    values:
      '-h --hosts -H --host -l --user -p --par -o --outdir --options -e --errdir -t --timeout -O --option -x --extra-args -X -w --nodes -g --group -f --fanout -u --command_timeout --connect_timeout -m --machine --file',
    joined: true,
    remote: true,
  },
  // https://docs.vmware.com/en/VMware-Greenplum/7/greenplum-database/utility_guide-ref-gpssh.html
  { names: 'gpssh', values: '-f -h -u -d -t', joined: true, remote: true },
  // https://docs.chef.io/workstation/knife_ssh/
  {
    names: 'knife',
    sub: 'ssh',
    values:
      '-a --attribute -c --config -C --concurrency -E --environment -i --ssh-identity-file -P --ssh-password -p --ssh-port -x --ssh-user -G --ssh-gateway',
    skip: 1,
    joined: true,
    remote: true,
  },
  { names: 'mosh', values: '-p --port --ssh', skip: 1, remote: true },
  { names: 'sshpass', values: '-p -f -d -P' },
  {
    names: 'docker podman nerdctl crictl',
    sub: 'exec',
    values: dockerOptions,
    gives: '-e --env',
    closed: true,
    skip: 1,
    remote: true,
  },
  ...['run|create', 'container exec|run', 'compose exec|run'].map(
    (sub): Wrapper => ({
      names: 'docker podman nerdctl',
      sub,
      values: dockerOptions,
      gives: '-e --env',
      closed: true,
      skip: 1,
      entry: '--entrypoint',
      remote: true,
    }),
  ),
  {
    names: 'docker-compose podman-compose',
    sub: 'exec|run',
    values: dockerOptions,
    gives: '-e --env',
    closed: true,
    skip: 1,
    entry: '--entrypoint',
    remote: true,
  },
  {
    names: 'kubectl oc k microk8s.kubectl',
    sub: 'exec|rsh',
    values:
      '-n --namespace -c --container --context --kubeconfig --cluster --user --as -s --server --token -f --filename --request-timeout --pod-running-timeout',
    skip: 1,
    remote: true,
  },
  {
    names: 'kubectl oc k',
    sub: 'run|debug',
    gives: '--env',
    values:
      '-n --namespace --image --context --kubeconfig --cluster --overrides --env -l --labels --restart --target -c --container --port',
    skip: 1,
    remote: true,
    dashed: true,
  },
  {
    names: 'kubectl oc k',
    sub: 'create job|cronjob',
    values: '-n --namespace --image --context --kubeconfig --cluster --schedule --restart',
    skip: 1,
    remote: true,
    dashed: true,
  },
  { names: 'lima', remote: true },
  {
    names: 'lxc incus',
    sub: 'exec',
    values: '--env --cwd --user --group --mode',
    gives: '--env',
    skip: 1,
    remote: true,
  },
  { names: 'multipass', sub: 'exec', values: '-d --working-directory', skip: 1, remote: true },
  { names: 'limactl', sub: 'shell', values: '--workdir --shell', skip: 1, remote: true },
  { names: 'colima', sub: 'ssh', values: '-p --profile', remote: true },
  { names: 'vagrant', sub: 'ssh', script: '-c --command', skip: 1, remote: true, dashed: true },
  { names: 'adb', sub: 'shell', values: '-s -t -H -P', joined: true, remote: true },
  // https://kamal-deploy.org/docs/commands/app/
  {
    names: 'kamal',
    sub: 'app exec',
    values: '-d --destination -r --roles -h --hosts -c --config-file --version -e --env',
    joined: true,
    remote: true,
  },
  {
    names: 'heroku',
    sub: 'run|run:detached',
    values: '-a --app -r --remote -s --size -e --env --type',
    trailing: '-a --app --remote --size --type',
    joined: true,
    remote: true,
  },
  {
    names: 'railway',
    sub: 'ssh',
    values: '-e --environment -s --service -p --project -d --deployment-instance --session',
    joined: true,
    remote: true,
  },
  {
    names: 'fly flyctl',
    sub: 'ssh console',
    values: '-a --app -c --config -r --region -u --user --machine -o --org',
    script: '-C --command',
    remote: true,
  },
  {
    names: 'fly flyctl',
    sub: 'console',
    values: '-a --app -c --config -r --region',
    script: '-C --command',
    remote: true,
  },
  ...['compute ssh', 'alpha|beta compute ssh'].map(
    (sub): Wrapper => ({
      names: 'gcloud',
      sub,
      values: '--zone --project --ssh-flag --ssh-key-file --container',
      script: '--command',
      joined: true,
      skip: 1,
      remote: true,
      dashed: true,
    }),
  ),
  {
    names: 'aws',
    sub: 'ecs execute-command',
    values: '--cluster --task --container --region --profile',
    script: '--command',
    remote: true,
    dashed: true,
  },
  {
    names: 'aws',
    sub: 'ssm send-command|start-session',
    values:
      '--instance-ids --target --targets --document-name --document-version --document-hash --document-hash-type ' +
      '--timeout-seconds --comment --output-s3-bucket-name --output-s3-key-prefix --reason --region --profile --output --query',
    script: '--parameters',
    parameters: '--parameters',
    remote: true,
    dashed: true,
  },
  {
    names: 'az',
    sub: 'aks command invoke',
    values: '-g --resource-group -n --name -f --file',
    script: '-c --command',
    remote: true,
    dashed: true,
  },
  // https://learn.microsoft.com/cli/azure/ssh, https://learn.microsoft.com/cli/azure/container#az-container-exec
  {
    names: 'az',
    sub: 'ssh vm|arc|bastion',
    values: '-g --resource-group --vm-name -n --name --ip -p --private-key-file -i --local-user --port',
    joined: true,
    remote: true,
    dashed: true,
  },
  {
    names: 'az',
    sub: 'container|containerapp exec',
    values: '-g --resource-group -n --name --container-name --container --replica --revision',
    script: '--exec-command --command',
    remote: true,
    dashed: true,
  },
  {
    names: 'az',
    sub: 'webapp ssh',
    values: '-g --resource-group -n --name -s --slot -i --instance -t --timeout',
    script: '--command',
    remote: true,
    dashed: true,
  },
  {
    names: 'az',
    sub: 'vm run-command invoke',
    values: '-g --resource-group -n --name --command-id',
    script: '--scripts',
    remote: true,
    dashed: true,
  },
  {
    names: 'fly flyctl',
    sub: 'machine|machines|m exec',
    values: '-a --app -c --config --timeout',
    skip: 1,
    joined: true,
    remote: true,
  },
  { names: 'render', sub: 'ssh', values: '-o --output', skip: 1, joined: true, remote: true, dashed: true },
  {
    names: 'ansible',
    except: '--list-hosts --check -C',
    values: '-i --inventory -l --limit -m --module-name -e --extra-vars -u --user -f --forks -T --timeout',
    script: '-a --args',
    remote: true,
    dashed: true,
  },
  { names: 'gh', sub: 'codespace ssh', values: '-c --codespace -R --repo', remote: true, joined: true },
  {
    names: 'eb',
    sub: 'ssh',
    values: '-n --number -i --instance',
    script: '-c --command',
    skip: 1,
    remote: true,
    dashed: true,
  },
  {
    names: 'ddev lando',
    sub: 'exec|ssh',
    values: '-s --service -d --dir',
    script: '-c --command',
    remote: true,
  },
  { names: 'wp-env', sub: 'run', values: '--env-cwd', skip: 1, remote: true },
  {
    names: 'devcontainer',
    sub: 'exec',
    values: '--workspace-folder --container-id --config --id-label --remote-env --docker-path',
    remote: true,
  },
  { names: 'distrobox', sub: 'enter', values: '-n --name -r', skip: 1, rest: '-e', remote: true },
  { names: 'toolbox', sub: 'run', values: '-c --container -d --distro -r --release' },
  { names: 'flatpak-spawn', values: '--directory' },
];
