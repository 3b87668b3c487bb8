namespace KojiWidgetHarness.Checks.Policies;

/// <summary>
/// The policies of an iframe's <c>allow</c> and of the legacy <c>Feature-Policy</c> header: words between semicolons (W3C Permissions
/// Policy, 5.2).
/// </summary>
internal static class PolicyText
{
    /// <summary>Gets what is said of a feature; null where nothing is. The first that names it counts.</summary>
    /// <param name="text">The attribute's value, or one of the header's.</param>
    /// <param name="feature">Its name, which is case-sensitive.</param>
    /// <param name="isAttribute">In an attribute a feature alone means the origin of the src, in a header the page's own.</param>
    public static AllowList? Of(string text, string feature, bool isAttribute)
    {
        foreach (var directive in text.Split(';'))
        {
            string[] words = Words.Of(directive);
            if (words.Length > 0 && words[0] == feature)
                return Read(words[1..], isAttribute);
        }

        return null;
    }

    private static AllowList Read(string[] words, bool isAttribute)
    {
        if (words.Length == 0)
            return new(false, !isAttribute, isAttribute, [], []);
        var (everybody, self, src) = (false, false, false);
        var (origins, unread) = (new List<SourceExpression>(), new List<string>());
        foreach (var word in words)
        {
            if (word == "*")
                everybody = true;
            else if (Is(word, "'self'"))
                self = true;
            else if (isAttribute && Is(word, "'src'"))
                src = true;
            else if (Is(word, "'none'"))
                continue;
            else if (PolicyOrigin.Parse(word, wildcards: false) is { } origin)
                origins.Add(origin);
            else
                unread.Add(word);
        }

        return new(everybody, self, src, origins, unread);
    }

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An origin as permissions policies name it.</summary>
internal static class PolicyOrigin
{
    /// <summary>Null where the text names none: it takes a scheme, and a host with it; a path is left out.</summary>
    /// <param name="text">One entry of a list.</param>
    /// <param name="wildcards">Whether a <c>*</c> may stand for a host, its beginning or its port.</param>
    public static SourceExpression? Parse(string text, bool wildcards) =>
        SourceExpression.Parse(text) switch
        {
            null or { Scheme: null } => null,
            { } origin when !wildcards && (origin.Host.Length == 0 || origin.AnySubdomain || origin.AnyPort) => null,
            { } origin => origin with { Path = "" },
        };
}

/// <summary>The words of a policy or an attribute.</summary>
internal static class Words
{
    private static readonly char[] Spaces = [' ', '\t', '\n', '\f', '\r'];

    /// <summary>Gets what stands between ASCII whitespace (Infra, 4.6).</summary>
    public static string[] Of(string text) => text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a sandbox lets the widget do (HTML, 7.1.5).</summary>
/// <param name="Scripts">Whether scripts run.</param>
/// <param name="Origin">Whether the document keeps its origin.</param>
internal readonly record struct SandboxFlags(bool Scripts, bool Origin)
{
    /// <summary>Without any sandbox.</summary>
    public static SandboxFlags None { get; } = new(true, true);

    /// <summary>Reads an attribute; null for no attribute.</summary>
    public static SandboxFlags Of(string? attribute) => attribute is null ? None : Of(Words.Of(attribute));

    /// <summary>Reads the words of one.</summary>
    public static SandboxFlags Of(IReadOnlyList<string> words) => new(Has(words, "allow-scripts"), Has(words, "allow-same-origin"));

    /// <summary>Both at once: what one forbids, the other cannot allow.</summary>
    public static SandboxFlags operator &(SandboxFlags one, SandboxFlags other) =>
        new(one.Scripts && other.Scripts, one.Origin && other.Origin);

    private static bool Has(IReadOnlyList<string> words, string wanted) => words.Contains(wanted, StringComparer.OrdinalIgnoreCase);
}
