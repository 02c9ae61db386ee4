/** Programs that only look at files or prepare a place: they make no script. */
export const readers = new Set([
  'cd',
  'pwd',
  'ls',
  'cat',
  'echo',
  'printf',
  'chmod',
  'chown',
  'test',
  '[',
  'head',
  'tail',
  'less',
  'file',
  'stat',
  'grep',
  'wc',
  'export',
  'set',
  'true',
  ':',
  'mkdir',
  'source',
  'which',
  'command',
  'bash',
  'sh',
  'sleep',
  'pushd',
  'popd',
  'declare',
  'local',
  'readonly',
  'alias',
  'shopt',
  'umask',
  'dos2unix',
  'shellcheck',
  'diff',
  'sha256sum',
  'md5sum',
]);

/** Programs that run a file which they name, or hand its name on; they do not write it. */
export const runners = new Set(
  'node nodejs deno bun tsx ts-node python python3 ruby perl php lua find xargs time env sudo nohup timeout npx pnpm yarn npm'.split(
    ' ',
  ),
);

/** Programs that put files there which they do not name: downloads, copies, archives, programs that write code. */
export const makers = new Set(
  'curl wget fetch aria2c git gh hg svn scp sftp rsync aws gsutil gcloud az rclone tar unzip 7z bsdtar cpio gunzip unxz zstd cp mv ln install tee dd sed awk perl python python3 node ruby php base64 openssl patch envsubst m4 split csplit docker podman kubectl uudecode gpg age xxd'.split(
    ' ',
  ),
);

/** Programs that build others from sources: to run what they make is what they are called for. */
export const compilers = new Set(
  'gcc g++ cc c++ clang clang++ gfortran go rustc cargo swiftc swift ghc ocamlopt ocamlfind ocamlc nim crystal zig odin v fpc dmd ldc2 kotlinc javac tsc dotnet ld lld nasm as make cmake ninja meson bazel nvcc emcc tinygo stack cabal gnatmake'.split(
    ' ',
  ),
);
