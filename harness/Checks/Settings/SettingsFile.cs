using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>The response headers that one file of settings gives to pages.</summary>
/// <param name="File">The file.</param>
/// <param name="Server">What reads it; files of one server belong together.</param>
/// <param name="Rules">In the order in which they apply: where several are for one page, later ones come over earlier ones.</param>
internal sealed record SettingsFile(string File, string Server, IReadOnlyList<HeaderRule> Rules)
{
    /// <summary>Gets a value indicating whether the server is a service that hosts whole sites: of several such, one is in use.</summary>
    public bool IsService { get; init; }

    /// <summary>Gets a value indicating whether a file in a folder below comes over those above it.</summary>
    public bool IsOfItsFolder { get; init; }

    /// <summary>
    /// Gets a value indicating whether the server gives these headers to files alone, and not to pages that a program renders.
    /// </summary>
    public bool IsOfFiles { get; init; }

    /// <summary>Gets a value indicating whether the server is a program that renders pages.</summary>
    public bool Renders { get; init; }

    /// <summary>
    /// Gets a value indicating whether it is not known which of several rules for one page counts, so that they must agree.
    /// </summary>
    public bool IsOrderUnknown { get; init; }

    /// <summary>The folder whose files are served from the site's root; null where that is not known.</summary>
    public string? Root { get; init; }

    /// <summary>
    /// Gets a value indicating whether pages are served without <c>.html</c> in their paths; null where they are served with and without.
    /// </summary>
    public bool? AreUrlsClean { get; init; } = false;

    /// <summary>The folder whose pages it is for, those in folders below too.</summary>
    public required string Scope { get; init; }
}

/// <summary>What a setting does to the header.</summary>
internal enum HeaderAction
{
    /// <summary>The header replaces those before it.</summary>
    Set,

    /// <summary>The header is sent beside those before it.</summary>
    Add,

    /// <summary>Headers before it are removed.</summary>
    Remove,
}

/// <summary>A setting of one response header.</summary>
/// <param name="Name">Which of <see cref="PolicyHeaders.All"/>.</param>
/// <param name="Value">Its value; null where a program or a variable makes it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Pages">For which pages it is.</param>
internal sealed record HeaderRule(string Name, string? Value, int Line, PathPattern Pages)
{
    /// <summary>Gets what the rule does to the header.</summary>
    public HeaderAction Action { get; init; } = HeaderAction.Set;
}

/// <summary>The response headers that decide over embeds.</summary>
internal static class PolicyHeaders
{
    /// <summary>Gets their names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [ContentSecurityPolicy.HeaderName, PermissionsPolicyHeader.Name, PermissionsPolicyHeader.LegacyName, EmbedderPolicy.Name];

    /// <summary>The usual spelling of a name; null where it decides nothing.</summary>
    public static string? Of(string name) => All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
