using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Reporting;

/// <summary>Pictures and traces of runs that were held on another machine, and brought along with their JSON.</summary>
internal static class RunAttachments
{
    /// <summary>The run with each attachment where it is here: at its own path, or below the folder that its JSON is in.</summary>
    public static RunReport Find(RunReport run, string folder) =>
        run with { Scenarios = [.. run.Scenarios.Select(result => Find(result, folder))] };

    private static ScenarioResult Find(ScenarioResult result, string folder) => result with
    {
        Attachments = [.. result.Attachments.Select(file => file with { Path = Find(file.Path, folder) })],
        EarlierAttempts = [.. result.EarlierAttempts.Select(attempt => Find(attempt, folder))],
    };

    // Of its path there, only the end can be the same here: the name, and the folders that came along. That machine may write paths in another way.
    private static string Find(string path, string folder)
    {
        if (File.Exists(path))
            return path;
        var parts = path.Split('/', '\\');
        return Enumerable.Range(1, parts.Length).Select(count => Path.Combine([folder, .. parts[^count..]])).FirstOrDefault(File.Exists) ?? path;
    }
}
