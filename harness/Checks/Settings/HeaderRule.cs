using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Settings;

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
    /// <summary>What the rule does to the header.</summary>
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
