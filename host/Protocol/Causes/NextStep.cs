namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>What would tell more about a failure.</summary>
public sealed record NextStep
{
    /// <summary>What to look at, in one line.</summary>
    public required string Look { get; init; }

    /// <summary>A command to paste; null where it is done by hand.</summary>
    public string? Command { get; init; }
}
