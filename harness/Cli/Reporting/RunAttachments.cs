using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Reporting;

/// <summary>
/// Pictures and traces of runs on another machine, given along with their JSON. That may come from anybody: it names files
/// below its own folder, or none.
/// </summary>
/// <param name="folder">The folder that the JSON is in, without a link in its path; null where it is in none.</param>
internal sealed class RunAttachments(string? folder)
{
    private readonly SortedSet<string> leftOut = new(StringComparer.Ordinal);

    /// <summary>What the run names and is not there, or not its to name.</summary>
    public IReadOnlyCollection<string> LeftOut => leftOut;

    /// <summary>The run with each attachment where it is here, and without the others.</summary>
    public RunReport Find(RunReport run) => run with { Scenarios = [.. run.Scenarios.Select(Find)] };

    private ScenarioResult Find(ScenarioResult result) =>
        result with
        {
            Attachments =
            [
                .. from file in result.Attachments let place = Find(file.Path) where place is not null select file with { Path = place },
            ],
            EarlierAttempts = [.. result.EarlierAttempts.Select(Find)],
        };

    // Of its path there, only the end can be the same here: the name, and the folders that came along. That machine may write paths in
    // another way.
    private string? Find(string path)
    {
        var parts = path.Split('/', '\\');
        for (var count = 1; folder is not null && count <= parts.Length && parts[^count] is not ("" or "." or ".."); count++)
        {
            var place = Path.Combine([folder, .. parts[^count..]]);
            if (
                place.StartsWith(folder, StringComparison.Ordinal)
                && File.Exists(place)
                && FileFacts.Of(place, follow: false) is null or { IsRegular: true }
                && IsBelow(parts[^count..])
            )
                return place;
        }

        leftOut.Add(path);
        return null;
    }

    // No link on the way. Whether that is still so is looked at again once the file is open.
    private bool IsBelow(string[] parts)
    {
        var place = folder!; // Only called with one.
        foreach (var part in parts)
        {
            place = Path.Combine(place, part);
            if (new FileInfo(place).LinkTarget is not null)
                return false;
        }

        return true;
    }
}
