using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How one scenario went.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the scenario reproduces, in one line.</summary>
    public required string Purpose { get; init; }

    /// <summary>The session of the host's log that its events are kept under.</summary>
    public required string Session { get; init; }

    /// <summary>When the scenario began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Which of the workers ran it, from 1.</summary>
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

    /// <summary>What the evidence says about the failure that was seen; empty when none was.</summary>
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

    /// <summary>Whether it passed and something beside it wants to be looked at.</summary>
    public bool HasWarned => Verdict == Verdict.Pass && Warnings.Count > 0;

    /// <summary>What the browser asked for, in the order in which it ended.</summary>
    public IReadOnlyList<SeenRequest> Requests { get; init; } = [];

    /// <summary>Files that were written beside it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>When it was retried: the earlier attempts, none of which passed.</summary>
    public IReadOnlyList<ScenarioResult> EarlierAttempts { get; init; } = [];

    /// <summary>Whether the scenario passed only when it was retried.</summary>
    public bool Flaky => Verdict == Verdict.Pass && EarlierAttempts.Count > 0;
}
