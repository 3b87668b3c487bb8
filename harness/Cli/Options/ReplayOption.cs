using System.CommandLine;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Options;

/// <summary><c>run --replay NAME</c>: the same as <c>run NAME.scenario.yaml</c>, which <c>up --record NAME</c> wrote.</summary>
internal static class ReplayOption
{
    /// <summary>Gives the option to a command.</summary>
    public static Option<string?> AddTo(Command command)
    {
        var option = Forms.ScenarioName.Optional(
            "--replay",
            $"Runs NAME{ScenarioFile.Extension} of this folder, as 'up --record NAME' wrote it."
        );
        command.Options.Add(option);
        return option;
    }

    /// <summary>The scenarios that were named, and the recorded one.</summary>
    public static IReadOnlyList<string> Add(string? replay, IReadOnlyList<string>? names) =>
        [.. names ?? [], .. replay is null ? Array.Empty<string>() : [replay + ScenarioFile.Extension]];
}
