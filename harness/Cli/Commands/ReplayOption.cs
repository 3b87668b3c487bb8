using System.CommandLine;
using KojiWidgetHarness.Harness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>run --replay NAME</c>: the same as <c>run NAME.scenario.yaml</c>, which <c>up --record NAME</c> wrote.</summary>
internal static class ReplayOption
{
    /// <summary>Gives the option to a command.</summary>
    public static Option<string?> AddTo(Command command)
    {
        var option = new Option<string?>("--replay")
        {
            Description = $"Plays NAME{ScenarioFile.Extension} of this folder, as 'up --record NAME' wrote it.",
            HelpName = "NAME",
        };
        option.MustBeName();
        command.Options.Add(option);
        return option;
    }

    /// <summary>The scenarios that were named, and the recorded one.</summary>
    public static IReadOnlyList<string> Add(string? replay, IReadOnlyList<string>? names) =>
        [.. names ?? [], .. replay is null ? Array.Empty<string>() : [replay + ScenarioFile.Extension]];

    /// <summary>Refuses what a scenario may not be called.</summary>
    public static void MustBeName(this Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } wanted && !ScenarioFile.IsName(wanted))
            result.AddError($"{option.Name} takes 1 to 50 small letters, digits and hyphens, not '{wanted}'.");
    });
}
