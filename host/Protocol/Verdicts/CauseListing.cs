using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>A cause, with the scenarios that reproduce it and how it does in each browser.</summary>
public sealed record CauseListing
{
    /// <summary>The cause's name.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>The code that it leads to.</summary>
    public required EventCode Code { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Names of the scenarios that reproduce it.</summary>
    public required IReadOnlyList<string> Scenarios { get; init; }

    /// <summary>How the cause is reproduced, one for each kind of browser.</summary>
    public required IReadOnlyList<BrowserSupport> Support { get; init; }
}
