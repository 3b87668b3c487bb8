using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>For which pages of a site a setting is.</summary>
/// <param name="Written">As it is in its file.</param>
/// <param name="IsEverything">Whether it is for every page, wherever that is served.</param>
/// <param name="Path">Matches the paths of its pages; null where it cannot be known which they are.</param>
internal sealed record PathPattern(string Written, bool IsEverything, Regex? Path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Every page.</summary>
    public static PathPattern Everything { get; } = new("/*", true, null);

    /// <summary>Whether the pattern is for no page at all, as for pictures.</summary>
    public bool IsNothing { get; init; }

    /// <summary>Pages of which nobody knows without running the program which they are.</summary>
    public static PathPattern Unknown(string written) => new(written, false, null);

    /// <summary>The pages whose paths a regular expression matches as a whole; unknown where it is not one.</summary>
    public static PathPattern Of(string written, string expression, bool ignoresCase, bool isEverything = false)
    {
        try
        {
            var options = RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            return new(written, isEverything, new($"^(?:{expression})$", options, Patience));
        }
        catch (ArgumentException)
        {
            return Unknown(written);
        }
    }

    /// <summary>Whether the pattern covers one of these paths.</summary>
    /// <param name="paths">The paths at which the page is served; null where they are not known.</param>
    /// <returns>Null where that cannot be known.</returns>
    public bool? Covers(IReadOnlyList<string>? paths)
    {
        if (IsEverything)
            return true;
        if (IsNothing)
            return false;
        if (Path is null || paths is null || paths.Count == 0)
            return null;
        try
        {
            var covered = paths.Count(path => Path.IsMatch(path));
            return covered == paths.Count ? true : covered == 0 ? false : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
