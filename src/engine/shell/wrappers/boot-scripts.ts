import type { Word } from '../../../model/call.ts';
import type { Json } from '../../../model/request.ts';
import { readYaml } from '../../formats/yaml.ts';
import { objectOf, parseJson } from '../../json.ts';

const LONGEST = 50_000;
/** Keys of a machine's metadata whose value is run when it starts or stops. */
const METADATA = /(?:^|,)(?:startup-script|shutdown-script|user-data)=((?:(?!,[\w-]+=).)*)/gs;
const COMMAND = /^(commandToExecute|script|scriptContent)$/i;

/**
 * The lines that a machine is told to run when it starts, from the value of an option: a script, `startup-script=…` among
 * metadata, cloud-init's YAML, or the settings of an extension. Undefined where it holds none, or names a file.
 * https://docs.cloud.google.com/compute/docs/instances/startup-scripts/linux
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 * https://learn.microsoft.com/azure/virtual-machines/extensions/custom-script-linux
 * https://docs.cloud-init.io/en/latest/reference/modules.html#runcmd
 */
export function commandsOfBoot(value: Word): Word | undefined {
  const text = value.text
    .trim()
    .replace(/^Value=/, '')
    .slice(0, LONGEST);
  const found = [...text.matchAll(METADATA)].map(([, code = '']) => code);
  const lines = found.length > 0 ? found.flatMap(linesOf) : linesOf(text);
  return lines.length === 0 ? undefined : { ...value, text: lines.join('\n') };
}

function linesOf(code: string): readonly string[] {
  const text = code.trim();
  if (/^#cloud-config\b/.test(text)) {
    const config = objectOf(readYaml(text)[0] ?? null);
    return [config.bootcmd, config.runcmd].flatMap((list) =>
      Array.isArray(list) ? list.flatMap(lineOf) : [],
    );
  }
  if (text.startsWith('{'))
    return Object.entries(objectOf(parseJson(text))).flatMap(([name, one]) =>
      COMMAND.test(name) && typeof one === 'string' ? [one] : [],
    );
  const shell = /^#!\s*\S*\/(?:env\s+)?(?:ba|da|z|k)?sh\b/.test(text.replace(/^#!\s+/, '#!'));
  // A single word is a file, an address or text in another coding.
  return shell || (!text.startsWith('#!') && /\s/.test(text)) ? [text.replace(/\\n/g, '\n')] : [];
}

/** A line of cloud-init: a text for the shell, or a list of words. */
const lineOf = (line: Json): readonly string[] =>
  typeof line === 'string'
    ? [line]
    : Array.isArray(line)
      ? [
          line
            .map((word) =>
              /^[\w@%+=:,./-]+$/.test(String(word))
                ? String(word)
                : `'${String(word).replaceAll("'", `'\\''`)}'`,
            )
            .join(' '),
        ]
      : [];
