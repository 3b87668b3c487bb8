namespace KojiWidgetHarness.Checks.Pages;

/// <summary>The tag of an embed in the text of its page.</summary>
/// <param name="Written">Where it stands, with its attributes.</param>
/// <param name="Foreign">The first thing in it that is not plain HTML, as it is written; null where all of it is.</param>
internal sealed record EmbedTag(WrittenTag Written, string? Foreign)
{
    /// <summary>Whether its plain attributes may be edited: nothing in it can change another attribute than its own.</summary>
    public bool IsEditable { get; init; } = Foreign is null;

    /// <summary>Where the tag begins and where what follows it does.</summary>
    public Range Range => Written.Start..Written.End;
}
