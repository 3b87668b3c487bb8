using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>One reason why a code appears, with what tells it apart from the code's other reasons.</summary>
public sealed record Cause
{
    /// <summary>The cause's name.</summary>
    public required CauseId Id { get; init; }

    /// <summary>The code that it leads to.</summary>
    public required EventCode Code { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do about it, in one line.</summary>
    public required string Fix { get; init; }

    /// <summary>All of these, seen outside the page, prove it.</summary>
    public required IReadOnlyList<Sign> Proof { get; init; }

    /// <summary>All of these, seen in the page, make it likely; empty when a page cannot see any.</summary>
    public IReadOnlyList<Sign> Hints { get; init; } = [];

    /// <summary>All of these make it likely as well, where it shows in more than one way; empty where it shows in one.</summary>
    public IReadOnlyList<Sign> OtherHints { get; init; } = [];

    /// <summary>
    /// Whether the hints say only that nothing else was seen to be wrong. Reasons that nobody knows look the same, so they make it no more
    /// than possible.
    /// </summary>
    public bool IsVague { get; init; }

    /// <summary>Any of these, seen anywhere, rules it out, as does anything else than what proof and hints look for.</summary>
    public IReadOnlyList<Sign> Against { get; init; } = [];
}
