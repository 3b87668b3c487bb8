using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How one scenario went.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the purpose of the scenario, in one line.</summary>
    public required string Purpose { get; init; }

    /// <summary>The session of the host's log that its events are kept under.</summary>
    public required string Session { get; init; }

    /// <summary>When the scenario began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets the number of the worker that ran it, from 1.</summary>
    public int Worker { get; init; } = 1;

    /// <summary>
    /// Whether it ran in the headless shell of the run's Chromium: the same pages, network and policies, without a microphone or a window.
    /// </summary>
    public bool HeadlessShell { get; init; }

    /// <summary>The code that was expected; null for a healthy scenario.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that was expected; null for a healthy scenario.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>The worst of its checks.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Wall-clock milliseconds, browser context included, browser launch not.</summary>
    public required long DurationMs { get; init; }

    /// <summary>The checks that the scenario was judged by.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Gets what the evidence says about the failure that was seen; empty when none was.</summary>
    public required IReadOnlyList<Diagnosis> Diagnosis { get; init; }

    /// <summary>Everything that was observed around that failure, in the page and from outside.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>All events of the scenario's session in the host's log.</summary>
    public required IReadOnlyList<EventEnvelope> Events { get; init; }

    /// <summary>
    /// Codes of the errors that count among these events, each once, in the order in which they came; empty when no error was seen.
    /// </summary>
    public IReadOnlyList<EventCode> SeenCodes =>
        [
            .. Events
                .Where(item => item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted })
                .Select(item => item.Code)
                .Distinct(),
        ];

    /// <summary>
    /// What was seen of a page whose scenario expects no error and that is not one itself, but may well be the page's fault; each code
    /// once.
    /// </summary>
    public IReadOnlyList<ResultWarning> Warnings => Code is null ? ResultWarning.In(Events) : [];

    /// <summary>Gets a value indicating whether it passed and something beside it wants to be looked at.</summary>
    public bool HasWarned => Verdict == Verdict.Pass && Warnings.Count > 0;

    /// <summary>Gets what the browser asked for, in the order in which it ended.</summary>
    public IReadOnlyList<SeenRequest> Requests { get; init; } = [];

    /// <summary>
    /// Errors that the page and its frames reported to the browser, in the order in which they came; null where nobody listened for them.
    /// </summary>
    public IReadOnlyList<SeenError>? PageErrors { get; init; }

    /// <summary>Files that were written beside it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>When it was retried: the earlier attempts, none of which passed.</summary>
    public IReadOnlyList<ScenarioResult> EarlierAttempts { get; init; } = [];

    /// <summary>Gets a value indicating whether the scenario passed only when it was retried.</summary>
    public bool Flaky => Verdict == Verdict.Pass && EarlierAttempts.Count > 0;
}

/// <summary>One thing that a scenario was judged by.</summary>
public sealed record Check
{
    /// <summary>Gets what was looked at, for example <c>cause</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The verdict of this check.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>One line: what was expected and what was found.</summary>
    public required string Detail { get; init; }
}

/// <summary>One request of the page or of the widget, as the browser saw it end.</summary>
public sealed record SeenRequest
{
    /// <summary>Milliseconds from the scenario's start.</summary>
    public required long AtMs { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The address, with secrets marked.</summary>
    public required string Url { get; init; }

    /// <summary>Gets what it was for, in the browser's words: <c>document</c>, <c>script</c>, <c>fetch</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>The HTTP status; null when none came.</summary>
    public int? Status { get; init; }

    /// <summary>The browser's error, for example <c>net::ERR_CONNECTION_RESET</c>; null when a response came.</summary>
    public string? Failure { get; init; }
}

/// <summary>A file that was written beside a result.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Where it is on this machine, absolute.</param>
public sealed record Attachment(AttachmentKind Kind, string Path);

/// <summary>What a file beside a result shows.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AttachmentKind>))]
public enum AttachmentKind
{
    /// <summary>The page that embeds the widget, in the moment of the verdict: PNG.</summary>
    HostPage,

    /// <summary>The dashboard's page of the session: PNG.</summary>
    Dashboard,

    /// <summary>A Playwright trace: ZIP.</summary>
    Trace,
}

/// <summary>Something that a scenario saw beside its verdict.</summary>
/// <param name="Code">The event's code.</param>
/// <param name="Message">What it says, in one line.</param>
public sealed record ResultWarning(EventCode Code, string Message)
{
    // What pages do all the time, such as taking an iframe out and putting it in again, is not a reason to warn anybody.
    private static readonly HashSet<EventCode> WarningCodes =
    [
        EventCodes.WidgetTwice,
        EventCodes.WidgetHidden,
        EventCodes.InterviewLost,
        EventCodes.ListenerLate,
        EventCodes.ListenerRefused,
    ];

    /// <summary>Gets what these events warn of, each code once.</summary>
    public static IReadOnlyList<ResultWarning> In(IEnumerable<EventEnvelope> events) =>
        [
            .. events
                .Where(item => WarningCodes.Contains(item.Code) && item.Trust.Level == TrustLevel.Trusted)
                .DistinctBy(item => item.Code)
                .Select(item => new ResultWarning(item.Code, item.Message ?? EventCodes.Find(item.Code)?.Summary ?? item.Code.Value)),
        ];
}
