namespace KojiWidgetHarness.Checks.Policies;

/// <summary>The words of a policy or an attribute.</summary>
internal static class Words
{
    private static readonly char[] Spaces = [' ', '\t', '\n', '\f', '\r'];

    /// <summary>What stands between ASCII whitespace (Infra, 4.6).</summary>
    public static string[] Of(string text) => text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
}
