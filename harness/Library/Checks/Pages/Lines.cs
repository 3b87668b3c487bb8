namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Lines of a text.</summary>
internal static class Lines
{
    /// <summary>The place of a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">From 0.</param>
    public static Place PlaceAt(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
