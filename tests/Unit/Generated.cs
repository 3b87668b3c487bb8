namespace KojiWidgetHarness.Tests.Unit;

/// <summary>How much of a generated corpus is tried: a fifth; with SCENARIOS=all everything.</summary>
internal static class Generated
{
    private const int Part = 8;

    private static readonly bool IsAll = Environment.GetEnvironmentVariable("SCENARIOS") == "all";

    /// <summary>That part of a number of cases.</summary>
    public static int Count(int all) => IsAll ? all : all / Part;

    /// <summary>That part of a list: of several lists, each begins at another item, so that together they try all.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> all, int list) => all.Where((_, index) => IsAll || (index + list) % Part == 0);
}
