namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>One thing that a scenario was judged by.</summary>
public sealed record Check
{
    /// <summary>What was looked at, for example <c>cause</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The verdict of this check.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>One line: what was expected and what was found.</summary>
    public required string Detail { get; init; }
}
