namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A place in a text.</summary>
/// <param name="Line">From 1; 0 for a response header, which is in no line.</param>
/// <param name="Column">From 1; 0 likewise.</param>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>The file in which it is; null for the page's own text and headers.</summary>
    public string? File { get; init; }

    /// <summary>Among the response headers.</summary>
    public static Place Headers { get; } = new(0, 0);

    /// <summary>Where the text begins.</summary>
    public static Place Start { get; } = new(1, 1);
}
