namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// The terms by which the text index knows an event's session, run and kind: with them in the index a search that is narrowed by others
/// filters need not look at every event that has the words.
/// </summary>
internal static class TextTerms
{
    public static string Of(long session, long run, long kind) => $" {Session(session)} {Run(run)} {Kind(kind)}";

    /// <summary>What asks the index for a search.</summary>
    public static string Match(LogScope scope)
    {
        IEnumerable<string> all = scope.Words!.Select(word => $"\"{word.Text}\"{(word.BeginningOnly ? " *" : "")}");
        if (scope.Session is { } session)
            all = all.Append($"\"{Session(session)}\"");
        if (scope.Run is { } run)
            all = all.Append($"\"{Run(run)}\"");
        if (scope.Kinds is { } kinds)
            all = all.Append($"({string.Join(" OR ", kinds.Select(kind => $"\"{Kind(kind)}\""))})");
        return string.Join(" AND ", all);
    }

    private static string Session(long id) => $"s_{id}";

    private static string Run(long id) => $"r_{id}";

    private static string Kind(long id) => $"k_{id}";
}
