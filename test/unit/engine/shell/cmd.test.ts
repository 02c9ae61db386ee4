import assert from 'node:assert/strict';
import { print, type Row, reading } from './print.ts';

const rows: readonly Row[] = [
  ['del /s /q x', 'del /s /q x'],
  ['cd /d D:\\x & rd /s /q y', 'cd /d D:\\x', 'rd /s /q y (in D:\\x)'],
  ['cd sub && del x', 'cd sub', 'del x (in C:\\w\\sub)'],
  ['if exist x del x', 'del x'],
  ['if not exist a (del b) else (del c)', 'del b', 'del c'],
  ['if "%A%"=="b" del x', 'del x'],
  ['if /i %A% == b del x', 'del x'],
  ['for %i in (*.log) do del %i', 'del ‹%i›'],
  ['for /d %%i in (a b) do (rd /s /q %%i & echo x)', 'rd /s /q ‹%%i›', 'echo x'],
  ['set X=del& %X% a', 'set X=del', 'del a'],
  ['set "X=a b" & del "%X%"', 'set "X=a b"', 'del "a b"'],
  ['set /p X=Name & del %X%', 'set /p X=Name', 'del ‹%X%›'],
  ['del %UNKNOWN%\\x', 'del ‹%UNKNOWN%\\x›'],
  ['del %STAGE%', 'del prod'],
  ['d^el x', 'del x'],
  ['echo a ^& del b', 'echo a & del b'],
  ['echo "a & del b"', 'echo "a & del b"'],
  ['a | b & c || d', 'a', 'b', 'c', 'd'],
  ['echo hi>f', 'echo hi >f'],
  ['echo hi >> f 2>&1', 'echo hi >>f'],
  ['a < f', 'a'],
  ['rem del x'],
  [':: del x'],
  ['@echo off & del x', 'echo off', 'del x'],
  ['call npm run x', 'npm run x', 'asks C:\\w\\package.json'],
  ['start "" cmd /c del x', 'start > cmd /c: del x'],
  ['start /wait prog x', 'start: prog x'],
  ['cmd /c "del x"', 'cmd /c: del x'],
  ['powershell -Command "Remove-Item x"', 'powershell -Command: Remove-Item x'],
  ['railway.cmd volume delete', 'railway volume delete', 'asks C:\\w\\railway.cmd'],
  ['C:\\Windows\\System32\\cmd.exe /c del x', 'cmd /c: del x'],
  ['bash -c "rm x"', 'bash -c: rm x'],
  ['(del a & del b)', 'del a', 'del b'],
];

describe('shell: cmd', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'cmd', {}, 'C:\\w'), 'C:\\w'), expected));
  }
});
