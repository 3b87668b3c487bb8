using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>What runs and sessions may be called.</summary>
internal static partial class Identifiers
{
    /// <summary>The rule, for people.</summary>
    public const string Rule = "Run and session are 1 to 64 letters, digits, '-', '_' or '.'.";

    public static bool IsValid(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Pattern();
}
