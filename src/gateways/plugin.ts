import { isWindows, startWords } from './windows-hook.ts';

/** The first line of a plugin that asks. */
export const SPAWN = 'import { spawn } from "node:child_process";';

/**
 * JavaScript for the agents that take plugins in place of hooks: `ask(payload)` resolves to undefined where Chaperone
 * lets it pass, else to the reason. Whatever goes wrong is a reason. It has a deadline of its own, because these agents
 * would wait for ever. `seconds` is longer than the launcher takes.
 */
export function askFunction(launcher: string, agent: string, seconds = 130): string {
  const [program, ...args] = startWords(launcher, agent);
  const options = `stdio: ["pipe", "ignore", "pipe"]${isWindows(launcher) ? ', windowsHide: true' : ''}`;
  return `const ask = (payload) =>
  new Promise((resolve) => {
    const failed = (why) => resolve("Chaperone stopped this: " + why + ".");
    try {
      const child = spawn(${JSON.stringify(program)}, [${args.map((arg) => JSON.stringify(arg)).join(', ')}], { ${options} });
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        failed("there was no answer in time");
      }, ${1000 * seconds});
      let reason = "";
      child.stderr.setEncoding("utf8");
      child.stderr.on("data", (text) => (reason += text));
      child.stdin.on("error", () => {});
      child.on("error", () => {
        clearTimeout(timer);
        failed("its program could not be started");
      });
      child.on("close", (code) => {
        clearTimeout(timer);
        if (code === 0) resolve(undefined);
        else if (reason.trim() !== "") resolve(reason.trim());
        else failed("its program gave no answer");
      });
      child.stdin.end(JSON.stringify(payload));
    } catch {
      failed("the question could not be asked");
    }
  });
`;
}
