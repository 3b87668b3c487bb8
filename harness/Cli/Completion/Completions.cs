using System.CommandLine;
using System.CommandLine.Completions;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Cli.Help;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Completion;

/// <summary>What may stand where an argument or an option takes the name of something. Options with fixed words say theirs by themselves.</summary>
internal static class Completions
{
    private static readonly Dictionary<(string Command, string Symbol), Func<ParseResult, IEnumerable<string>>> Sources = new()
    {
        [("run", "SCENARIO")] = _ => Scenarios().Concat(Files()),
        [("run", "--replay")] = _ => Files().Select(file => file[..^ScenarioFile.Extension.Length]),
        [("scenario", "--from")] = _ => Scenarios(),
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
    private static IEnumerable<string> Files() => Directory.EnumerateFiles(".", "*" + ScenarioFile.Extension)
        .Select(path => Path.GetFileName(path))
        .Where(file => ScenarioFile.IsName(file[..^ScenarioFile.Extension.Length]));
}
