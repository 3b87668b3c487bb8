namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>What was found in one page.</summary>
public sealed record CheckedPage
{
    /// <summary>The page's address or file.</summary>
    public required string Page { get; init; }

    /// <summary>Its iframes with the widget in them, in their order.</summary>
    public required IReadOnlyList<CheckedEmbed> Embeds { get; init; }

    /// <summary>What is wrong, by line.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>The redirects on the way to it, as <c>301 https://…</c>, the first first; null where there were none.</summary>
    public IReadOnlyList<string>? Redirects { get; init; }

    /// <summary>
    /// Where its server's settings set the response headers that it was judged by, as <c>FILE:LINE NAME</c>; null where those came with it
    /// or are not known.
    /// </summary>
    public IReadOnlyList<string>? HeadersFrom { get; init; }

    /// <summary>What was not looked at, and why, in a line each; null when that is nothing.</summary>
    public IReadOnlyList<string>? Skipped { get; init; }

    /// <summary>Why the page could not be read, in one line; null when it was.</summary>
    public string? Error { get; init; }
}
