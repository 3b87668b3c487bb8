using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>Which scenarios a command line means.</summary>
internal static class ScenarioSelection
{
    /// <summary>
    /// The named ones, or all that can be run, in the catalogue's order, and then those of the named files; of these, those that contain
    /// the text.
    /// </summary>
    /// <exception cref="UsageException">A name is unknown or cannot be run so, a file says no scenario, or nothing is left.</exception>
    public static IReadOnlyList<Scenario> Select(IReadOnlyList<string> names, string? grep, RunOptions options)
    {
        IReadOnlyList<Scenario> read = [.. names.Where(ScenarioFile.IsFile).Select(ReadFile)];
        names = [.. names.Where(name => !ScenarioFile.IsFile(name))];
        IReadOnlyList<Scenario> all = [.. options.Page is null ? [] : PageScenarios.All, .. ScenarioCatalog.All];
        if (options.Live)
            all = [.. all.Where(scenario => !scenario.NeedsSimulator)];
        if (names.FirstOrDefault(name => all.All(scenario => scenario.Name != name)) is { } unknown)
        {
            throw new UsageException(
                ScenarioCatalog.All.Any(scenario => scenario.Name == unknown)
                    ? $"The scenario '{unknown}' needs the simulator: leave --live out."
                    : $"Unknown scenario '{WebAddress.ShownWord(unknown)}'.{NearWords.Question(unknown, all.Select(scenario => scenario.Name))} See: koji-harness list"
            );
        }

        var chosen = all.Where(scenario => (names.Count == 0 && read.Count == 0) || names.Contains(scenario.Name))
            .Concat(read)
            .Where(scenario => string.IsNullOrEmpty(grep) || Text(scenario).Contains(grep, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return chosen.Count > 0
            ? chosen
            : throw new UsageException($"No scenario contains '{WebAddress.ShownWord(grep ?? "")}'. See: koji-harness list");
    }

    /// <summary>The name of the scenario that an argument means.</summary>
    /// <exception cref="UsageException">It is a file that says no scenario.</exception>
    public static string NameOf(string argument) => ScenarioFile.IsFile(argument) ? ReadFile(argument).Name : argument;

    /// <summary>The scenario of a file.</summary>
    /// <exception cref="UsageException">It says none.</exception>
    public static Scenario ReadFile(string path)
    {
        try
        {
            return ScenarioFile.Read(NamedFile.Read(path, () => BoundedText.Read(path)));
        }
        catch (ScenarioFileException wrong)
        {
            throw new UsageException($"'{path}' is not a scenario. {wrong.Message}");
        }
    }

    /// <summary>The first scenario that leads to a code, by a cause where one is named.</summary>
    /// <exception cref="UsageException">Nothing leads to the code, or not by that cause.</exception>
    public static Scenario ByCause(string code, string? cause)
    {
        var failures = ScenarioCatalog.All.Where(scenario => scenario.Expect is not null).ToList();
        var candidates = failures.Where(scenario => scenario.Expect!.Code.Value == code).ToList(); // Failures expect one.
        if (candidates.Count == 0)
            throw new UsageException(
                $"Nothing in a browser leads to '{WebAddress.ShownWord(code)}'.{NearWords.Question(code, failures.Select(Code))} Use one of: {Join(failures.Select(Code))}"
            );
        if (cause is null)
            return candidates[0];

        return candidates.Find(scenario => Cause(scenario) == cause)
            ?? throw new UsageException(
                failures.Find(scenario => Cause(scenario) == cause) is { } other
                    ? $"The cause '{cause}' leads to {Code(other)}, not to {code}. Causes of {code}: {Join(candidates.Select(Cause))}"
                    : $"Unknown cause '{WebAddress.ShownWord(cause)}'.{NearWords.Question(cause, candidates.Select(Cause))} Causes of {code}: {Join(candidates.Select(Cause))}"
            );
    }

    private static string Code(Scenario scenario) => scenario.Expect!.Code.Value; // Asked of failures only.

    private static string Cause(Scenario scenario) => scenario.Expect!.Cause.Value; // Asked of failures only.

    private static string Join(IEnumerable<string> words) => string.Join(", ", words.Distinct());

    private static string Text(Scenario scenario) => $"{scenario.Name} {scenario.Expect?.Code} {scenario.Expect?.Cause} {scenario.Purpose}";
}
