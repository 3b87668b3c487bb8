namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>
/// The <c>allow</c> of an iframe (W3C Permissions Policy, 5.2: directives between semicolons; the first of a feature counts).
/// </summary>
public static class AllowValue
{
    private const string Microphone = "microphone";

    /// <summary>
    /// The same with the microphone given to the origin of the src. Other directives stay; what stands between commas, or behind another
    /// feature's name without being an origin, was meant as one of its own. What names no feature, such as a word in typographic quotes,
    /// goes.
    /// </summary>
    public static string WithMicrophone(string? allow)
    {
        var others = (allow ?? "")
            .Split(';', ',')
            .SelectMany(Directives)
            .DistinctBy(Feature)
            .Where(directive => Feature(directive) is var feature && feature != Microphone && IsName(feature));
        return string.Join("; ", others.Prepend(Microphone));
    }

    private static IEnumerable<string> Directives(string text)
    {
        var directive = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsOrigin(word) && directive.Length > 0)
            {
                directive += " " + word;
                continue;
            }

            if (directive.Length > 0)
                yield return directive;
            directive = word.ToLowerInvariant();
        }

        if (directive.Length > 0)
            yield return directive;
    }

    // 'self', 'src', 'none', * or an origin: no feature's name has any of these characters.
    private static bool IsOrigin(string word) => word.AsSpan().IndexOfAny("'*:") >= 0;

    // Of a feature: letters, digits and hyphens (W3C Permissions Policy, 5.2).
    private static bool IsName(string word) => word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static string Feature(string directive) => directive.Split(' ')[0];
}
