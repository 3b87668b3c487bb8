namespace KojiWidgetHarness.Cli.Completion;

/// <summary>
/// The scripts. Each asks the program itself, by the directive <c>[suggest:POSITION]</c>, what may stand at a place of a line; the line is
/// without the program's name, which may be a path.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash = """
        # Load it with: source <(koji-harness completion bash)
        _koji_harness() {
            local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found
            line="${line#*[[:space:]]}"
            COMPREPLY=()
            # Not by compgen -W, which expands what it is given.
            while IFS= read -r found; do
                [[ $found == "$word"* ]] && COMPREPLY+=("$found")
            done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _koji_harness koji-harness

        """;

    private const string Zsh = """
        #compdef koji-harness
        # Load it with: source <(koji-harness completion zsh)
        _koji_harness() {
            local line="${(j: :)words[2,CURRENT]}"
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -a found || _files
        }
        compdef _koji_harness koji-harness

        """;

    private const string Fish = """
        # Load it with: koji-harness completion fish | source
        function __koji_harness_complete
            set -l line (commandline -cp | string replace -r '^\s*\S+\s' '')
            koji-harness "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c koji-harness -a '(__koji_harness_complete)'

        """;

    private const string PowerShell = """
        # Load it with: koji-harness completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName koji-harness -ScriptBlock {
            param($word, $command, $position)
            $line = $command.ToString().PadRight($position - $command.Extent.StartOffset) -replace '^\S+\s', ''
            & koji-harness "[suggest:$($line.Length)]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>Each shell's, by its name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new (string Shell, string Script)[]
    {
        ("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("pwsh", PowerShell),
    }.ToDictionary(item => item.Shell, item => item.Script.ReplaceLineEndings("\n"));
}
