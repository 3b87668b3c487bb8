using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>What codes and rules mean.</summary>
/// <param name="Codes">The codes that were asked for; Koji's errors first.</param>
/// <param name="Rules">The rules of <c>check</c> that were asked for.</param>
public sealed record ExplanationListing(IReadOnlyList<CodeExplanation> Codes, IReadOnlyList<RuleInfo> Rules);

/// <summary>What a code means, why it appears and what to do.</summary>
public sealed record CodeExplanation
{
    /// <summary>The code.</summary>
    public required EventCode Code { get; init; }

    /// <summary>How bad its events are.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Gets what it says, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What Koji documents of it; null for a code of our own.</summary>
    public KojiError? Error { get; init; }

    /// <summary>The causes that are distinguished; empty where there are none.</summary>
    public required IReadOnlyList<CauseExplanation> Causes { get; init; }
}

/// <summary>A cause of a code, and its remedy.</summary>
/// <param name="Cause">The cause's name.</param>
/// <param name="Summary">The problem, in one line.</param>
/// <param name="Fix">The remedy, in one line.</param>
public sealed record CauseExplanation(CauseId Cause, string Summary, string Fix);
