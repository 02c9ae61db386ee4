@echo off
rem Chaperone's launcher for Windows: hook.cmd <agent> [seconds], the agent's question on standard input.
rem Starts the hook, which asks an open editor window over its named pipe, or decides by itself. An answer ends the hook
rem with 100 (go on) or 102 (stop). Whatever else happens ends as a block: exit 2, one sentence on standard error.
rem This text stays the same from release to release, because some agents trust hooks by their text.
setlocal EnableExtensions DisableDelayedExpansion

rem A console reads files in its own code page, so the runtime's path is kept from this folder on, in plain letters.
set "node="
if exist "%~dp0..\lib\runtime" for /f "usebackq delims=" %%a in ("%~dp0..\lib\runtime") do if not defined node set "node=%%a"
if not defined node (
  >&2 echo Chaperone stopped this: it is not set up completely. Open VS Code with Chaperone once.
  exit /b 2
)
if not "%node:~1,1%" == ":" set "node=%~dp0%node%"
if not exist "%node%" (
  >&2 echo Chaperone stopped this: the program that runs it is gone. Open VS Code with Chaperone once.
  exit /b 2
)
if not exist "%~dp0..\lib\hook.cjs" (
  >&2 echo Chaperone stopped this: a part of it is missing. Open VS Code with Chaperone once.
  exit /b 2
)

rem A repository's settings can reach the agent's environment. The hook goes by the home folder that this file lies in.
for %%a in ("%~dp0..\..") do set "USERPROFILE=%%~fa"
for %%a in (NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_V8_COVERAGE NODE_ICU_DATA ELECTRON_NO_ASAR) do set "%%a="
for %%a in (OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES) do set "%%a="
set "ELECTRON_RUN_AS_NODE=1"
"%node%" "%~dp0..\lib\hook.cjs" --whole "%~1" "%~2"

rem Not by %errorlevel%, which a variable of that name would hide. An editor that starts instead of a hook ends with 0.
if errorlevel 100 if not errorlevel 101 exit /b 0
if errorlevel 102 if not errorlevel 103 exit /b 2
>&2 echo Chaperone stopped this: its hook gave no answer. Open VS Code with Chaperone, or look at its output there.
exit /b 2
