using System.Net;

namespace KojiWidgetHarness.Tests.Browser.Checks;

/// <summary>An iframe that nobody wrote.</summary>
/// <param name="Origin">The web origin of its src.</param>
/// <param name="Allow">Its allow; null without.</param>
/// <param name="Sandbox">Its sandbox; null without.</param>
/// <param name="Credentialless">Whether it has that attribute.</param>
internal sealed record CorpusEmbed(string Origin, string? Allow, string? Sandbox, bool Credentialless)
{
    /// <summary>Its address, another one for each place in a page.</summary>
    public Uri Src(int index) => new($"{Origin}/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?n={index}");

    public string Tag(int index) =>
        $"<iframe id=\"f{index}\" title=\"Interview\" width=\"80\" height=\"60\" src=\"{Src(index)}\"{Attribute("allow", Allow)}{Attribute("sandbox", Sandbox)}{(Credentialless ? " credentialless" : "")}></iframe>";

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{WebUtility.HtmlEncode(value)}\"";
}
