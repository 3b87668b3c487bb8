using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>The response headers that decide over embeds.</summary>
internal static class PolicyHeaders
{
    /// <summary>Gets their names.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ContentSecurityPolicy.HeaderName, PermissionsPolicyHeader.Name, PermissionsPolicyHeader.LegacyName, EmbedderPolicy.Name];

    /// <summary>The usual spelling of a name; null where it decides nothing.</summary>
    public static string? Of(string name) => All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
