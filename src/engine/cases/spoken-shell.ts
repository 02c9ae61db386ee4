import type { Shell } from '../../model/request.ts';

/**
 * The shell that a line is written for, where nobody says: PowerShell or cmd if it has what only they have, else bash.
 * Only for lines that are judged by hand; an agent's request names its shell.
 */
export function spokenShell(command: string): Shell {
  if (CMDLET.test(command) || POWERSHELL_SYNTAX.test(command)) return 'powershell';
  return CMD.test(command) ? 'cmd' : 'bash';
}

/**
 * A command that begins with a cmdlet's name. Verbs:
 * https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
const CMDLET =
  /^\s*(?:\$[\w:]+\s*=\s*)?[({@&]*\s*(?:Add|Clear|Close|Compress|Convert(?:From|To)?|Copy|Disable|Dismount|Enable|Enter|Exit|Expand|Export|Find|ForEach|Format|Get|Group|Import|Initialize|Install|Invoke|Join|Limit|Measure|Mount|Move|New|Open|Out|Pop|Publish|Push|Read|Receive|Redo|Register|Remove|Rename|Repair|Reset|Resize|Resolve|Restart|Restore|Resume|Revoke|Save|Search|Select|Send|Set|Show|Sort|Split|Start|Stop|Suspend|Tee|Test|Trace|Unblock|Undo|Uninstall|Unlock|Unpublish|Unregister|Update|Use|Wait|Where|Write)-[A-Z][A-Za-z]+(?=$|[\s;|)}])/;

/** `$x = …` (bash has no such assignment), `$env:NAME`, a `{` after a condition, a cmdlet in a pipe, its parameters. */
const POWERSHELL_SYNTAX =
  /^\s*(?:\$\w+\s*=\s|\$env:\w+|(?:if|foreach|while)\s*\([^)]*\)+\s*\{|try\s*\{)|^[^'"]*(?:\|\s*(?:%|\?|(?:Remove|Stop|ForEach|Where|Set|Select|Out|Get|Clear)-[A-Z][a-z]+|iex)(?=\s|\{|$)|\s-(?:Recurse|Force|WhatIf|LiteralPath|ErrorAction|Confirm:)(?=[\s:;|]|$|\$))/;

/** Programs and built-ins that no Unix has, with a switch, a variable or a path as cmd spells them. */
const CMD =
  /(?:^|[|&(])\s*@?(?:(?:del|erase|rd|xcopy|robocopy|attrib|icacls|takeown|vssadmin|wmic|diskpart|reg|schtasks|bcdedit|cipher|fsutil)(?:\.exe)?\s+.*(?:\s\/[A-Za-z?]|[A-Za-z]:\\|%\w+%|\.\\)|(?:rmdir|format|copy|move|ren|if|for)\s.*(?:\s\/[a-z?](?:\s|$)|\s%%?[a-z]\s|\sexist\s)|(?:rmdir|copy|move|ren|cd|echo|type|if|for|call|set)\s.*(?:[A-Za-z]:\\|%\w+%))/i;
