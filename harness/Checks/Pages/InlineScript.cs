namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A script that is in a page.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Place">Where its first character stands.</param>
internal sealed record InlineScript(string Text, Place Place)
{
    /// <summary>The place in the page of one in the script.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 0.</param>
    public Place At(int line, int column) => line == 1 ? new(Place.Line, Place.Column + column) : new(Place.Line + line - 1, column + 1);
}
