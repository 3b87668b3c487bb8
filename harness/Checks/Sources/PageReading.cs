using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>A page that was read, or why it was not.</summary>
/// <param name="Name">Its file or address.</param>
/// <param name="Source">The page; null when it could not be read.</param>
/// <param name="Error">Why not, and what to do, in one line; null when it was read.</param>
public sealed record PageReading(string Name, PageSource? Source, string? Error)
{
    internal static PageReading Of(PageSource source) => new(source.Name, source, null);

    internal static PageReading Failed(string name, string error) => new(name, null, error);
}
