namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A policy in a <c>meta</c> element.</summary>
/// <param name="Text">The policy.</param>
/// <param name="Place">Where the element begins.</param>
/// <param name="Tag">The element's tag; null where it is not in the text as it is.</param>
internal sealed record MetaPolicy(string Text, Place Place, EmbedTag? Tag)
{
    /// <summary>Whether an expression of a template has a part in it.</summary>
    public bool IsUnknown => Tag is { Foreign: not null };
}
