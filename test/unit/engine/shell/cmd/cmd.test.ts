import assert from 'node:assert/strict';
import { print, type Row, reading } from '../print.ts';

const rows: readonly Row[] = [
  ['del /s /q x', 'del /s /q x'],
  ['cd /d D:\\x & rd /s /q y', 'cd /d D:\\x', 'rd /s /q y (in D:\\x)'],
  ['cd sub && del x', 'cd sub', 'del x (in C:\\w\\sub)'],
  ['if exist x del x', 'del x'],
  ['if not exist a (del b) else (del c)', 'del b', 'del c'],
  ['if "%A%"=="b" del x', 'del x'],
  ['if /i %A% == b del x', 'del x'],
  ['for %i in (*.log) do del %i', 'del *.log'],
  ['for /d %%i in (a b) do (rd /s /q %%i & echo x)', 'rd /s /q a b', 'echo x'],
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
  // What a loop goes over.
  ['for /r C:\\a %f in (*.db) do del %f', 'del C:\\a\\**\\*.db'],
  ['for /d /r . %d in (bin,obj) do @if exist "%d" rd /s /q "%d"', 'rd /s /q .\\**\\bin .\\**\\obj'],
  ['for /f "tokens=*" %i in (\'dir /b /ad /s bin\') do rd %i', 'dir /b /ad /s bin', 'rd **\\bin'],
  ["for /f %i in ('dir /b C:\\a') do del C:\\a\\%i", 'dir /b C:\\a', 'del C:\\a\\*'],
  ["for /f %i in ('git rev-parse HEAD') do set X=%i", 'git rev-parse HEAD', 'set ‹X=%i›'],
  ['for /f %i in (list.txt) do del %i', 'del ‹%i›'],
  ['for /l %i in (1,1,3) do del a%i', 'del a1 a2 a3'],
  ["if exist x for /f %i in ('echo rd') do %i y", 'echo rd', 'rd y'],
  // A variable may hold a whole command.
  ['set x=rd /s /q a& call %x%', 'set x=rd /s /q a', 'rd /s /q a'],
  ['set "x=del a & del b"\n%x%', 'set "x=del a & del b"', 'del a', 'del b'],
  ['set x=zdel& %x:~1% a', 'set x=zdel', 'del a'],
  ['set x=zd& %x:z=r% a', 'set x=zd', 'rd a'],
  ['set X="a b"\nrd %x%', 'set "X=a b"', 'rd "a b"'],
  ['set X=\nrd %X%', 'set X=', 'rd ‹%X%›'],
  // Where words end.
  ['rd/s/q a', 'rd /s /q a'],
  ['rd,/s;/q=a', 'rd /s /q a'],
  ['cmd/c del/q a', 'cmd /c: del /q a'],
  ['npm run a,b', 'npm run a,b', 'asks C:\\w\\package.json'],
  ['cd..& del a', 'cd ..', 'del a (in C:\\)'],
  ['D:& del a', 'del a (in D:\\)'],
  ['pushd b & popd & del a', 'pushd b', 'popd (in C:\\w\\b)', 'del a'],
  // Remarks take the rest of their line.
  ['rem a & del b'],
  ['rem& del b', 'del b'],
  [':a & del b\ndel c', 'del c'],
  // What is printed is read by what is behind the pipe.
  ['echo del a | cmd', 'echo del a', 'cmd: del a'],
  ['(echo select disk 1 & echo clean) | diskpart', 'echo select disk 1', 'echo clean', 'diskpart'],
  ['echo rm a | powershell -', 'echo rm a', 'powershell -', 'powershell: Remove-Item a'],
  [
    '(echo @echo off & echo del a) > x.bat & x.bat',
    'echo @echo off',
    'echo del a',
    'x',
    'x.bat: echo off',
    'x.bat: del a',
  ],
  ['call "%VS%\\vsdevcmd.bat" -arch=x64', '‹%VS%\\vsdevcmd.bat› -arch=x64'],
];

describe('shell: cmd', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'cmd', {}, 'C:\\w'), 'C:\\w'), expected));
  }
});
