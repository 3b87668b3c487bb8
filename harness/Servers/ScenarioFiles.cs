using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Servers;

/// <summary>Scenario files that somebody works on: they are looked at again and again, as editors replace files and come and go.</summary>
internal sealed class ScenarioFiles : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private readonly IReadOnlyList<string> places;
    private readonly CancellationTokenSource done = new();
    private readonly Task looking;
    private IReadOnlyList<Entry> entries;

    /// <summary>Begins to look.</summary>
    /// <param name="places">Files, and folders whose scenario files are meant.</param>
    public ScenarioFiles(IReadOnlyList<string> places)
    {
        this.places = places;
        entries = Look();
        looking = places.Count == 0 ? Task.CompletedTask : LookAsync();
    }

    /// <summary>Files came, changed or went; they are named.</summary>
    public event Action<IReadOnlyList<string>>? Changed;

    /// <summary>Gets the files, by name, each as a scenario or with what is wrong with it.</summary>
    public IReadOnlyList<RunnableScenario> All => [.. entries.Select(entry => entry.Listed)];

    /// <summary>Determines whether a scenario is that of a file.</summary>
    public bool Contains(string id) => entries.Any(entry => entry.Listed.Id == id);

    /// <summary>The scenario that a file says now.</summary>
    /// <exception cref="ScenarioUnavailableException">It says none.</exception>
    public static Scenario Read(string path)
    {
        try
        {
            return ScenarioFile.Read(BoundedText.Read(path));
        }
        catch (ScenarioFileException wrong)
        {
            throw new ScenarioUnavailableException($"'{path}' is not a scenario. {wrong.Message}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioUnavailableException($"'{path}' cannot be read: {refused.Message}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        done.Dispose();
    }

    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(done.Token))
        {
            var before = entries;
            entries = Look(before);
            IReadOnlyList<string> changed =
            [
                .. before.Except(entries).Concat(entries.Except(before)).Select(entry => entry.Listed.Id).Distinct(),
            ];
            if (changed.Count > 0)
                Changed?.Invoke(changed);
        }
    }

    private List<Entry> Look(IReadOnlyList<Entry>? before = null)
    {
        var found = new List<Entry>();
        foreach (var path in places.SelectMany(FilesIn).Distinct(StringComparer.Ordinal))
        {
            var file = new FileInfo(path);
            // Of a link, what it leads to is read.
            var read = file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
            var (written, length) = read.Exists ? (read.LastWriteTimeUtc, read.Length) : default;
            found.Add(
                before?.FirstOrDefault(entry => entry.Listed.Id == path && entry.Written == written && entry.Length == length)
                    ?? new Entry(List(path), written, length)
            );
        }

        return found;
    }

    private static IEnumerable<string> FilesIn(string place)
    {
        if (!Directory.Exists(place))
            return [place];
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(place, "*" + ScenarioFile.Extension)
                    .Select(path => Path.GetRelativePath(Environment.CurrentDirectory, path))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static RunnableScenario List(string path)
    {
        try
        {
            var scenario = Read(path);
            return Listing.Of(path, scenario) with { IsFile = true };
        }
        catch (ScenarioUnavailableException wrong)
        {
            return new(path)
            {
                Name = Path.GetFileName(path),
                IsFile = true,
                Problem = wrong.Message,
            };
        }
    }

    // What was read at some time; the same as long as the file is.
    private sealed record Entry(RunnableScenario Listed, DateTime Written, long Length);
}

/// <summary>How scenarios are listed for the dashboard.</summary>
internal static class Listing
{
    /// <summary>Lists one.</summary>
    public static RunnableScenario Of(string id, Scenario scenario) =>
        new(id)
        {
            Name = scenario.Name,
            Purpose = scenario.Purpose,
            Code = scenario.Expect?.Code,
            Cause = scenario.Expect?.Cause,
            Parts = ScenarioPlan.Of(scenario),
        };
}
