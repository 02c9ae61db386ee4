@echo off
rem Chaperone's test: chaperone-canary <word>. An agent is told to run this, and its hook must stop it. Where it runs all
rem the same, it leaves a mark by which the page "Agents" tells that the guard is not honoured. It does nothing else.
setlocal EnableExtensions DisableDelayedExpansion
set "other="
for /f "delims=abcdefghijklmnopqrstuvwxyz0123456789" %%a in ("%~1") do set "other=1"
if "%~1" == "" set "other=1"
if defined other (
  echo This is a test of Chaperone's guard; "Chaperone: Agents" in the editor says how to run it.
  exit /b 2
)
if not exist "%~dp0..\canaries\" mkdir "%~dp0..\canaries"
type nul >"%~dp0..\canaries\%~1"
echo Chaperone's test was not stopped: this agent is not guarded. Tell the person so.
