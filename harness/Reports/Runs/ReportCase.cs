using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Runs;

/// <summary>One scenario that was asked for, whether it was run or not.</summary>
internal sealed record ReportCase
{
    /// <summary>The scenario's name; numbered where a run has several of it.</summary>
    public required string Name { get; init; }

    /// <summary>Of the scenario in this kind of browser, from run to run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id of this attempt.</summary>
    public required Guid Execution { get; init; }

    /// <summary>The scenario's result; null when it was skipped.</summary>
    public ScenarioResult? Result { get; init; }

    /// <summary>Why the scenario was skipped; null when it was not.</summary>
    public string? Skipped { get; init; }

    /// <summary>The code that is expected; null for a healthy scenario, and where it is no longer known.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that is expected; null likewise.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>Whether a report counts it as failed: what nobody could look at, or decide, is not passed.</summary>
    public bool Failing => Result is { Verdict: not Verdict.Pass };
}
