# salescoach completes its words in PowerShell. To have it in every shell:
#   salescoach completion powershell >> $PROFILE
# To have it in this one:
#   salescoach completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName salescoach -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
    $words = @($before | Select-Object -Skip 1)

    & $commandAst.GetCommandName() _complete powershell @words ":$wordToComplete" 2>$null |
        ForEach-Object {
            $text, $told = "$_" -split "`t", 2
            if ($text -in ':files', ':folders') {
                [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
            } elseif ($text) {
                if (-not $told) { $told = $text }
                [System.Management.Automation.CompletionResult]::new(
                    $text, $text, 'ParameterValue', $told)
            }
        }
}
