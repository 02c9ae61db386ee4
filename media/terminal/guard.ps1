# Chaperone's guard for an interactive PowerShell: an agent's line is held before anything of it runs.
# PowerShell reads every line by the function PSConsoleHostReadLine; here it asks before it gives the line back:
# https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_functions
if ($Global:ChaperoneBase -or -not [Environment]::UserInteractive) { return }
$Global:ChaperoneBase = Split-Path (Split-Path $PSScriptRoot)
$Global:ChaperoneRead = $Function:PSConsoleHostReadLine
if (-not $Env:CHAPERONE_TERMINAL) { $Env:CHAPERONE_TERMINAL = $PID }

# Whose lines these are: the mark of an agent, "unknown" (an extension's terminal, or one not yet seen by the editor),
# "person" where the person wants to be asked too, or nothing.
function Global:__ChaperoneWhose {
  foreach ($name in 'AI_AGENT', 'COPILOT_AGENT', 'CLAUDECODE', 'CURSOR_AGENT', 'GEMINI_CLI', 'QWEN_CODE', 'CLINE_ACTIVE', 'OPENCODE',
    'AUGMENT_AGENT', 'AMP_AGENT', 'ANTIGRAVITY_AGENT', 'ROO_ACTIVE', 'KIRO_AGENT', 'CODEX_SANDBOX', 'CODEX_CI', 'CODEX_THREAD_ID', 'CHAPERONE_AGENT') {
    $value = [Environment]::GetEnvironmentVariable($name)
    if ($value) { return "$name=$value" }
  }
  $mark = Join-Path $Global:ChaperoneBase "run/terminals/$Env:CHAPERONE_TERMINAL"
  if (-not (Test-Path -LiteralPath $mark)) { return 'unknown' }
  if ([IO.File]::ReadAllText($mark).Trim() -ne 'person') { return 'unknown' }
  if (Test-Path -LiteralPath (Join-Path $Global:ChaperoneBase 'run/guard-mine')) { return 'person' }
  return ''
}

# The answer of the open window as one text; $null where there is none.
function Global:__ChaperoneSend([string] $Body) {
  try {
    $address = [IO.File]::ReadAllLines((Join-Path $Global:ChaperoneBase 'run/current'))
    $bytes = [Text.Encoding]::UTF8.GetBytes($Body)
    $head = "POST /v1/ask HTTP/1.1`r`nHost: chaperone`r`nAuthorization: Bearer $($address[1])`r`nX-Chaperone-Agent: terminal`r`nContent-Length: $($bytes.Length)`r`nConnection: close`r`n`r`n"
    if ($address[0].StartsWith('\\.\pipe\')) {
      $stream = [IO.Pipes.NamedPipeClientStream]::new('.', $address[0].Substring(9), 'InOut')
      $stream.Connect(1000)
    } else {
      $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
      $socket.Connect([Net.Sockets.UnixDomainSocketEndPoint]::new($address[0]))
      $stream = [Net.Sockets.NetworkStream]::new($socket, $true)
    }
    $stream.Write([Text.Encoding]::ASCII.GetBytes($head), 0, $head.Length)
    $stream.Write($bytes, 0, $bytes.Length)
    return [IO.StreamReader]::new($stream, [Text.Encoding]::UTF8).ReadToEnd()
  } catch { return $null } finally { if ($stream) { $stream.Dispose() } }
}

# The reason why the line may not run; $null where it may. Whatever goes wrong holds an agent's line.
function Global:__ChaperoneAsk([string] $Line) {
  $who = __ChaperoneWhose
  if ($who -eq '') { return $null }
  $body = @{ shell = 'powershell'; line = $Line; cwd = $PWD.ProviderPath; pid = $PID; mark = $who } | ConvertTo-Json -Compress
  $answer = __ChaperoneSend $body
  if ($answer -match '(?s)\r\n\r\nchaperone/1 (0|2) (?:stdout|stderr)\n(.*)chaperone/1 end\n?$') {
    if ($Matches[1] -eq '0') { return $null }
    return $Matches[2].TrimEnd()
  }
  # Where no window answers, a person's own terminal goes on.
  if ($who -eq 'unknown' -or $who -eq 'person') { return $null }
  $kept = $Global:LASTEXITCODE
  $Global:LASTEXITCODE = $null
  $reason = $body | & (Join-Path $Global:ChaperoneBase 'bin/hook') terminal 2>&1 | Out-String
  $code = $Global:LASTEXITCODE
  $Global:LASTEXITCODE = $kept
  if ($code -eq 0) { return $null }
  if ($reason.Trim()) { return $reason.TrimEnd() }
  return 'Chaperone stopped this: its guard gave no answer. Open the editor with Chaperone once, then run it again.'
}

function Global:PSConsoleHostReadLine {
  $line = if ($Global:ChaperoneRead) { & $Global:ChaperoneRead } else { [Console]::ReadLine() }
  if ([string]::IsNullOrWhiteSpace($line)) { return $line }
  try { $reason = __ChaperoneAsk $line } catch { $reason = 'Chaperone stopped this: its guard failed.' }
  if ($null -eq $reason) { return $line }
  [Console]::Error.WriteLine($reason)
  # An empty line runs nothing.
  return ''
}
