@echo off
rem Chaperone's launcher for MCP on Windows: mcp.cmd serve starts its own server. Where it cannot be started, the client
rem sees a server that does not start.
rem This text stays the same from release to release.
setlocal EnableExtensions DisableDelayedExpansion
set "node="
if exist "%~dp0..\lib\runtime" for /f "usebackq delims=" %%a in ("%~dp0..\lib\runtime") do if not defined node set "node=%%a"
if not defined node (
  >&2 echo Chaperone could not start this MCP server: it is not set up completely. Open VS Code with Chaperone once.
  exit /b 1
)
if not "%node:~1,1%" == ":" set "node=%~dp0%node%"
if not exist "%node%" (
  >&2 echo Chaperone could not start this MCP server: the program that runs it is gone. Open VS Code with Chaperone once.
  exit /b 1
)
if not exist "%~dp0..\lib\mcp.cjs" (
  >&2 echo Chaperone could not start this MCP server: a part of it is missing. Open VS Code with Chaperone once.
  exit /b 1
)
for %%a in ("%~dp0..\..") do set "USERPROFILE=%%~fa"
for %%a in (NODE_OPTIONS NODE_PATH NODE_V8_COVERAGE) do set "%%a="
set "ELECTRON_RUN_AS_NODE=1"
"%node%" "%~dp0..\lib\mcp.cjs" "%~1"
