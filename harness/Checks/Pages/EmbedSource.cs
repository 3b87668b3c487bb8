namespace KojiWidgetHarness.Checks.Pages;

/// <summary>The parameters in the src of a widget's iframe.</summary>
internal static class EmbedSource
{
    /// <summary>The value of a parameter; null when it is not there.</summary>
    public static string? Read(Uri src, string name) => Pairs(src)
        .Where(pair => pair.Name == name)
        .Select(pair => Uri.UnescapeDataString(pair.Text[(pair.Text.IndexOf('=', StringComparison.Ordinal) + 1)..]))
        .FirstOrDefault();

    /// <summary>All parameters, decoded as a form's (URL, 5.1), in their order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parameters(Uri src) =>
        [.. Pairs(src).Select(pair => (pair.Name, Decode(pair.Text.Split('=', 2) is [_, var value] ? value : "")))];

    /// <summary>A form's text, decoded (URL, 5.1).</summary>
    internal static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>All parameters by name, each as it is written.</summary>
    public static IEnumerable<(string Name, string Text)> Pairs(Uri src) => src.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => (Uri.UnescapeDataString(text.Split('=', 2)[0]), text));
}
