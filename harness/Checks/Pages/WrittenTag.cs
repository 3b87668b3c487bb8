namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A tag as it is in the text of a page.</summary>
internal sealed record WrittenTag
{
    /// <summary>Where the tag begins, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where what follows it begins.</summary>
    public required int End { get; init; }

    /// <summary>In their order, also those that do not count as another of their name came first.</summary>
    public required IReadOnlyList<WrittenAttribute> Attributes { get; init; }

    /// <summary>Where its name or its last attribute ends: behind it come spaces, a slash and the closing bracket.</summary>
    public required int ContentEnd { get; init; }

    /// <summary>The first thing between the attributes that is not one; null where nothing such is there.</summary>
    public Range? Foreign { get; init; }

    /// <summary>Where the last thing between the attributes ends that an attribute behind it overrides, as a spread; null where nothing such is there.</summary>
    public int? SpreadEnd { get; init; }

    /// <summary>Whether something between the attributes may change any of them, as a condition around one.</summary>
    public bool HasDirectives { get; init; }
}
