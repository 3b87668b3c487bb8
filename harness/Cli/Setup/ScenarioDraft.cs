using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Setup;

/// <summary>A scenario file that is made of something that exists.</summary>
/// <param name="Text">The file's text; it can be run as it is.</param>
/// <param name="Notes">What was seen, and what the file does not have of it, in a line each.</param>
internal sealed record ScenarioDraft(string Text, IReadOnlyList<string> Notes)
{
    private const string ArchiveEnding = ".zip";
    private const int LongestNote = 200;

    /// <summary>Gets the page on which to run it, too; null where there is none.</summary>
    public WebAddress? Page { get; init; }

    /// <summary>The scenario that a file begins with where nothing else is named. It has all that a scenario may have.</summary>
    public static string UsualModel { get; } = MicrophonePolicyScenarios.WithoutAllow.Name;

    /// <summary>What a file can be made of.</summary>
    public static ValueForm<string> Form { get; } =
        new(
            "SCENARIO|URL|FILE",
            "the name of a scenario, the address of a page, or a file that 'export' or 'run --format json' wrote",
            (text, out from) => IsInCatalogue(from = text) || (IsAddress(text) ? WebAddress.TryParse(text, out _) : IsFile(text))
        )
        {
            Hint = text => NearWords.Question(text, ScenarioCatalog.All.Select(scenario => scenario.Name)),
        };

    /// <summary>Makes the file.</summary>
    /// <param name="from">What <see cref="Form"/> takes.</param>
    /// <param name="name">What the new scenario is called.</param>
    /// <param name="session">Which session of a recorded file, or which scenario of a run; null for the last that failed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The file, or in one line why there is nothing to make it of.</returns>
    /// <exception cref="UsageException">What is named cannot be used.</exception>
    /// <exception cref="EnvironmentException">The page does not answer.</exception>
    public static async Task<(ScenarioDraft? Draft, string? Problem)> OfAsync(
        string from,
        string name,
        string? session,
        CancellationToken cancellation
    )
    {
        var isRecorded = !IsInCatalogue(from) && !IsAddress(from) && !ScenarioFile.IsFile(from);
        if (session is not null && !isRecorded)
            throw new UsageException("--session chooses from a recorded file: name one with --from, or leave --session out.");
        if (IsAddress(from))
            return WebAddress.TryParse(from, out var page)
                ? await PageDraft.OfAsync(page, name, cancellation)
                : throw new UsageException($"Invalid page address '{WebAddress.Shown(from)}'.");
        if (isRecorded)
            return await RecordedDraft.OfAsync(
                from,
                from.EndsWith(ArchiveEnding, StringComparison.OrdinalIgnoreCase),
                name,
                session,
                cancellation
            );
        var model = ScenarioCatalog.All.FirstOrDefault(scenario => scenario.Name == from) ?? ScenarioSelection.ReadFile(from);
        return (new(StarterFile.Write(name, model), []), null);
    }

    /// <summary>A note on one line, without secrets, whatever it quotes.</summary>
    public static string Note(string text) => CleanText.Line(text, LongestNote);

    private static bool IsInCatalogue(string text) => ScenarioCatalog.All.Any(scenario => scenario.Name == text);

    // Also one that is not there, by its name: then it is not a misspelt scenario.
    private static bool IsFile(string text) =>
        ScenarioFile.IsFile(text)
        || text.EndsWith(ArchiveEnding, StringComparison.OrdinalIgnoreCase)
        || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || File.Exists(text);

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);
}
