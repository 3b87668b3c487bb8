namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>The page's response on its way to the browser.</summary>
internal sealed class PageDraft(Dictionary<string, string> headers, string body)
{
    private static readonly HashSet<string> Lists = ["content-security-policy", "content-security-policy-report-only", "permissions-policy"];

    /// <summary>The page's headers, by lower-case name.</summary>
    public Dictionary<string, string> Headers { get; } = headers;

    /// <summary>The page's markup.</summary>
    public string Body { get; set; } = body;

    /// <summary>
    /// Sets a header as a server would that adds one more line: policies of which a page may have several apply together, of a
    /// Permissions-Policy the last value counts (RFC 9651, 3.2), any other is replaced.
    /// </summary>
    public void Add(string name, string value) =>
        Headers[name] = Lists.Contains(name) && Headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
}
