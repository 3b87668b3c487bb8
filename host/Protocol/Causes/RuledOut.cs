using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>A cause that it was not.</summary>
public sealed record RuledOut
{
    /// <summary>The cause.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>What was seen instead of what it would look like.</summary>
    public required IReadOnlyList<Evidence> By { get; init; }
}
