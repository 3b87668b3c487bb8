namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>A page with what is plain to fix fixed.</summary>
public sealed record PageFix
{
    /// <summary>All of the page; as it was where nothing in it was fixed.</summary>
    public required string Text { get; init; }

    /// <summary>The headers that it should come with in place of others; empty where those are right, not known, or nothing to be fixed without asking.</summary>
    public required IReadOnlyList<HeaderFix> Headers { get; init; }

    /// <summary>The ids of the rules that the page broke and, with this text and these headers, no longer breaks; in the order of the catalogue.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>What stays as it is and is for a person, each with its reason and with what to do, in one line; empty where nothing is left.</summary>
    public required IReadOnlyList<FixAdvice> Advice { get; init; }
}
