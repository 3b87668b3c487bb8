using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Reporting;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Archives;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Setup;

/// <summary>
/// A scenario file of what was recorded: of a session that 'export' wrote, or of a scenario that 'run --format json' wrote.
/// </summary>
internal static class RecordedDraft
{
    private const int MostSessions = 1_000;
    private const int MostEvents = 500;
    private const int MostNamed = 5;

    /// <summary>Reads the file and makes the scenario of it, or says why there is none.</summary>
    /// <exception cref="UsageException">The file cannot be read, or has no such session.</exception>
    public static async Task<(ScenarioDraft? Draft, string? Problem)> OfAsync(
        string path,
        bool isArchive,
        string name,
        string? session,
        CancellationToken cancellation
    )
    {
        var all = isArchive ? await SessionsAsync(path, cancellation) : Sessions(await RunFiles.ReadAsync([path], cancellation));
        var meant = session is null ? [.. all.Where(one => one.HasFailed)] : all.Where(one => one.Is(session)).ToList();
        if (meant.Count == 0)
        {
            if (session is null && all is not [_])
                return (
                    null,
                    all.Count == 0 ? $"'{path}' has no sessions." : $"Nothing in '{path}' failed. Choose with --session: {Named(all)}"
                );
            meant = session is null ? all : throw new UsageException($"'{path}' has no {Question(session, all)}");
        }

        var tried = meant.Select(one => (Session: one, Result: SessionFile.Of(one.Events, name, one.Proven))).ToList();
        var (chosen, (saved, problem)) = tried.Find(one => one.Result.Saved is not null) is { Session: not null } found ? found : tried[0];
        if (saved is null)
            return (null, problem);
        string[] notes =
        [
            ScenarioDraft.Note($"From {(chosen.Name == chosen.Id ? "" : chosen.Name + ", ")}session {chosen.Id} of {path}."),
            .. meant.Count > 1
                ? [ScenarioDraft.Note($"{meant.Count} failed; choose with --session: {Named(meant)}")]
                : Array.Empty<string>(),
            "What a person said and clicked is in no record: the steps are those of the scenario that leads to this failure.",
        ];
        return (new(saved.Text, notes), null);
    }

    // In the order in which somebody looks for them: what happened last comes first.
    private static async Task<List<RecordedSession>> SessionsAsync(string path, CancellationToken cancellation)
    {
        await using var stream = NamedFile.Read(path, () => File.OpenRead(path));
        var sessions = new OrderedDictionary<string, List<EventEnvelope>>(StringComparer.Ordinal);
        try
        {
            await foreach (var item in ArchiveReader.ReadAsync(stream, cancellation))
            {
                if (!SessionFile.Selects(item))
                    continue;
                var events = sessions.Remove(item.Session, out var known) ? known : [];
                sessions.Add(item.Session, events);
                if (events.Count < MostEvents)
                    events.Add(item);
                if (sessions.Count > MostSessions)
                    sessions.RemoveAt(0);
            }
        }
        catch (Exception broken) when (broken is ArchiveException or InvalidDataException)
        {
            throw new UsageException($"'{path}' cannot be read. {PrintedText.Line(broken.Message)}");
        }

        return
        [
            .. sessions
                .Reverse()
                .Select(session => new RecordedSession(
                    session.Key,
                    session.Key,
                    session.Value,
                    session.Value.Any(item => item.Severity == Severity.Error)
                )),
        ];
    }

    private static List<RecordedSession> Sessions(IReadOnlyList<RunReport> runs) =>
        [
            .. runs.SelectMany(run => run.Scenarios)
                .Select(result => new RecordedSession(
                    result.Name,
                    result.Session,
                    [.. result.Events.OrderBy(item => item.Position)],
                    result.Verdict != Verdict.Pass
                )
                {
                    Proven = [.. result.Diagnosis.Where(found => found.Confidence == Confidence.Proven).Select(found => found.Cause)],
                }),
        ];

    private static string Question(string session, IReadOnlyList<RecordedSession> all) =>
        $"'{session}'.{NearWords.Question(session, all.Select(one => one.Name))} It has: {Named(all)}";

    private static string Named(IReadOnlyList<RecordedSession> all) =>
        string.Join(", ", all.Take(MostNamed).Select(one => PrintedText.Line(one.Name))) + (all.Count > MostNamed ? ", …" : "");
}

/// <summary>One session of a recorded file.</summary>
/// <param name="Name">What it is called there: the scenario of a run, else the session.</param>
/// <param name="Id">The session.</param>
/// <param name="Events">Its events, oldest first.</param>
/// <param name="HasFailed">Whether it went wrong.</param>
internal sealed record RecordedSession(string Name, string Id, IReadOnlyList<EventEnvelope> Events, bool HasFailed)
{
    /// <summary>The causes that its run proved.</summary>
    public IReadOnlyList<CauseId> Proven { get; init; } = [];

    /// <summary>Determines whether it is meant.</summary>
    public bool Is(string session) => session == Name || session == Id;
}
