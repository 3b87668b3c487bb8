using System.Text.Json;
using KojiWidgetHarness.Harness.Reports;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Reporting;

/// <summary>Runs as <c>run --format json</c> wrote them.</summary>
internal static class RunFiles
{
    /// <summary>Reads them all.</summary>
    /// <exception cref="UsageException">One is not there or no run, or two hold the same scenario in the same browser.</exception>
    public static async Task<IReadOnlyList<RunReport>> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var runs = new List<RunReport>();
        foreach (var path in paths)
            runs.Add(await ReadAsync(path, cancellation));

        if (RunShards.Repeated(runs) is { Count: > 0 } repeated)
        {
            var (scenario, browser) = repeated[0];
            throw new UsageException(
                $"{scenario}{(repeated.Count == 1 ? "" : $", as {repeated.Count - 1} others,")} was held in {browser.Name} {browser.Version} by two of these runs. Give the shards of one run, or runs in different browsers.");
        }

        foreach (var (shard, at) in RunShards.Missing(runs))
            await Console.Error.WriteLineAsync($"Shard {shard} in {at.Name} {at.Version} is not among these files: its scenarios are in no report.");
        return runs;
    }

    private static async Task<RunReport> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var run = await JsonSerializer.DeserializeAsync(file, ProtocolJson.Default.RunReport, cancellation)
                ?? throw new UsageException($"{path} is no run: it holds null. Write one with: koji-harness run --format json > {path}");
            return RunAttachments.Find(run, Path.GetDirectoryName(Path.GetFullPath(path))!); // A file is in a folder.
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"{path} is no run: {PrintedText.Line(wrong.Message)} Write one with: koji-harness run --format json > {path}");
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {PrintedText.Line(away.Message)}");
        }
    }
}
