using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Cli.Reporting;

/// <summary>Runs as <c>run --format json</c> wrote them.</summary>
internal static class RunFiles
{
    private const long LargestRun = 512L * 1024 * 1024;
    private const int MostNamed = 3;

    /// <summary>Reads all files.</summary>
    /// <exception cref="UsageException">One is not there or no run, or two have the same scenario in the same browser.</exception>
    public static async Task<IReadOnlyList<RunReport>> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var runs = new List<RunReport>();
        foreach (var path in paths)
            runs.Add(await ReadAsync(path, cancellation));

        if (RunShards.Repeated(runs) is { Count: > 0 } repeated)
        {
            var (scenario, browser) = repeated[0];
            throw new UsageException(
                $"{scenario}{(repeated.Count == 1 ? "" : $", as {repeated.Count - 1} others,")} was run in {browser.Name} {browser.Version} by two of these runs. Give the shards of one run, or runs in different browsers."
            );
        }

        foreach (var (shard, at) in RunShards.Missing(runs))
            await Console.Error.WriteLineAsync(
                $"Shard {shard} in {at.Name} {at.Version} is not among these files: its scenarios are in no report."
            );
        return runs;
    }

    private static async Task<RunReport> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            if (file.CanSeek && file.Length > LargestRun)
                throw NoRun(path, $"it has more than {LargestRun / 1024 / 1024} MB.");
            using var json = await JsonDocument.ParseAsync(file, default, cancellation);
            var run = Gap(json.RootElement, "it") is { } gap
                ? throw NoRun(path, gap)
                : json.Deserialize(ProtocolJson.Default.RunReport) ?? throw NoRun(path, "it is null.");
            if (RunReportCheck.Refuse(run) is { } problem)
                throw NoRun(path, problem);
            var attachments = new RunAttachments(FolderOf(file, path));
            run = attachments.Find(run with { Page = run.Page?.WithoutCredentials() });
            if (attachments.LeftOut is { Count: > 0 } leftOut)
            {
                var named = string.Join(", ", leftOut.Take(MostNamed).Select(Redactor.Redact)) + (leftOut.Count > MostNamed ? ", …" : "");
                await Console.Error.WriteLineAsync(
                    PrintedText.Line(
                        $"{path}: {leftOut.Count} of its pictures and traces {(leftOut.Count == 1 ? "is" : "are")} left out, "
                            + $"as only files below its own folder are taken, and through no link: {named}"
                    )
                );
            }

            return run;
        }
        catch (JsonException wrong)
        {
            throw NoRun(path, wrong.Message);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {PrintedText.Line(away.Message)}");
        }
    }

    // Of the file that was opened, not of what led to it. What is not a file, as a pipe, is in no folder.
    private static string? FolderOf(FileStream file, string path) =>
        !file.CanSeek ? null : Path.GetDirectoryName(OpenedFile.PathOf(file.SafeFileHandle) ?? Path.GetFullPath(path));

    private static UsageException NoRun(string path, string problem) =>
        new($"{path} is not a run: {PrintedText.Line(problem)} Write one with: koji-harness run --format json > {path}");

    // Which the serializer lets pass.
    private static string? Gap(JsonElement value, string place) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value
                .EnumerateArray()
                .Select(
                    (item, index) => item.ValueKind == JsonValueKind.Null ? $"{place}[{index}] is null." : Gap(item, $"{place}[{index}]")
                )
                .FirstOrDefault(problem => problem is not null),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Select(property => Gap(property.Value, $"{place}.{property.Name}"))
                .FirstOrDefault(problem => problem is not null),
            _ => null,
        };
}

/// <summary>
/// Pictures and traces of runs on another machine, given along with their JSON. That may come from anybody: it names files
/// below its own folder, or none.
/// </summary>
/// <param name="folder">The folder that the JSON is in, without a link in its path; null where it is in none.</param>
internal sealed class RunAttachments(string? folder)
{
    private readonly SortedSet<string> leftOut = new(StringComparer.Ordinal);

    /// <summary>Gets what the run names and is not there, or not its to name.</summary>
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
