using System.CommandLine;
using System.CommandLine.Completions;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Cli.Help;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Completion;

/// <summary><c>completion SHELL</c>: what a shell needs to complete this program's command lines.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = (Forms.Choice([.. CompletionScripts.All.Keys]) with { StandsFor = "SHELL" }).Argument("The shell.");
        var command = new Command(
            "completion",
            "Prints a completion script for a shell. It completes commands, scenarios, codes and causes."
        )
        {
            shell,
        };
        command.SetAction(parsed => Console.Out.Write(CompletionScripts.All[parsed.GetRequiredValue(shell)]));
        return command;
    }
}

/// <summary>
/// What may stand where an argument or an option takes the name of something. Options with fixed words say theirs by themselves.
/// </summary>
internal static class Completions
{
    private static readonly Dictionary<(string Command, string Symbol), Func<ParseResult, IEnumerable<string>>> Sources = new()
    {
        [("run", "SCENARIO")] = _ => Scenarios().Concat(Files()),
        [("run", "--replay")] = _ => Files().Select(file => file[..^ScenarioFile.Extension.Length]),
        [("scenario", "--from")] = _ => Scenarios().Concat(Files()),
        [("trigger", "CODE")] = _ => ScenarioCatalog.All.Select(scenario => scenario.Expect?.Code.Value).OfType<string>(),
        [("trigger", "--cause")] = Causes,
        [("explain", "CODE")] = _ => Codes().Concat(RuleCatalog.All.Select(rule => rule.Id.Value)),
        [("wait", "--for")] = _ => Codes(),
        [(HelpCommand.Name, "COMMAND")] = line => line.RootCommandResult.Command.Subcommands.Select(command => command.Name),
    };

    /// <summary>Describes a command and its subcommands.</summary>
    public static void AddTo(Command command)
    {
        foreach (var argument in command.Arguments)
            Add(argument.CompletionSources, (command.Name, argument.Name));
        foreach (var option in command.Options)
            Add(option.CompletionSources, (command.Name, option.Name));
        foreach (var below in command.Subcommands)
            AddTo(below);
    }

    private static void Add(List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, (string, string) place)
    {
        if (Sources.TryGetValue(place, out var source))
            sources.Add(context => source(context.ParseResult).Distinct(StringComparer.Ordinal).Select(word => new CompletionItem(word)));
    }

    private static IEnumerable<string> Scenarios() => ScenarioCatalog.All.Select(scenario => scenario.Name);

    private static IEnumerable<string> Codes() => EventCodes.All.Select(info => info.Code.Value);

    // Causes of the code that was typed before, if there is one.
    private static IEnumerable<string> Causes(ParseResult line)
    {
        var code = line.GetValue<string?>("CODE");
        return CauseCatalog.All.Where(cause => code is null || cause.Code.Value == code).Select(cause => cause.Id.Value);
    }

    // Only those whose names a shell takes unquoted.
    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(".", "*" + ScenarioFile.Extension)
            .Select(path => Path.GetFileName(path))
            .Where(file => ScenarioFile.IsName(file[..^ScenarioFile.Extension.Length]));
}

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
            [[ ${words[CURRENT]} == --*=* ]] && compset -P '*='
            compadd -a found || _files
        }
        compdef _koji_harness koji-harness

        """;

    private const string Fish = """
        # Load it with: koji-harness completion fish | source
        function __koji_harness_complete
            set -l line (commandline -cp | string replace -r '^\s*\S+\s' '')
            set -l word (commandline -ct)
            set -l option ""
            if string match -q -r -- '^--[^=]+=' "$word"
                set option (string match -r -- '^--[^=]+=' "$word")
            end
            set -l found
            for item in (koji-harness "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
                if string match -q -r -- '^'(string escape --style=regex -- "$word") "$option$item"
                    set -a found "$option$item"
                end
            end
            # Files only where nothing else fits, as in other shells.
            if set -q found[1]
                printf '%s\n' $found
            else
                __fish_complete_path "$word"
            end
        end
        complete -c koji-harness -f -a '(__koji_harness_complete)'

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
    public static IReadOnlyDictionary<string, string> All { get; } =
        new (string Shell, string Script)[] { ("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("pwsh", PowerShell) }.ToDictionary(
            item => item.Shell,
            item => item.Script.ReplaceLineEndings("\n")
        );
}
